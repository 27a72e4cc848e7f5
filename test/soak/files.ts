/** A workspace as a team would have it after some years: some hundred templates, assessments, a policy and a pack. */
import type { Files } from '../protocol/folder';
import { bodyPieces, headerPieces, type Random } from '../protocol/random';
import { message } from '../protocol/texts';
import { edited } from '../unit/assessment/files';

export const policyPath = 'main/outreach.yaml';
export const packPath = 'main/packs/house.yaml';
export const assessmentIds = Array.from({ length: 12 }, (_, i) => `LIA-2026-${String(i + 1).padStart(3, '0')}`);

/** Policies that the session goes back and forth between. */
export const policies: readonly string[] = [
  'defaults:\n  owner: Head of Marketing\npacks: [packs/house.yaml]\n',
  'risk-appetite: cautious\ndefaults:\n  owner: Head of Sales\npacks: [packs/house.yaml]\n',
  'risk-appetite: tolerant\nexclude: ["excluded/**"]\ntemplates: ["declared/**/*.md"]\n',
  'time-zone: America/New_York\ndefaults:\n  folders:\n    "**": { owner: Head of Training }\n',
  'defaults: [\n',
  '',
];
export const packs: readonly string[] = ['banned: [synergy]\n', 'banned: [synergy, office, moved]\n', 'banned: [', ''];

const sentences = [
  'Our office has moved to Wellington Street. ',
  'We have found synergy between our teams. ',
  'Get 20% off everything today! ',
  'Follow our page for exclusive deals. ',
  'Thank you for your answer to our survey. ',
  'Book a demo now and win a prize. ',
  'Could you tell us which of the two dates suits you?\n',
  'Kind regards,\n{{sender_name}}\n',
];

export function templateText(random: Random): string {
  const body = `Hi {{first_name}},\n\n${Array.from({ length: 3 + random.below(12) }, () => random.of(sentences)).join('')}`;
  const text = message({
    channel: random.of(['linkedin-message', 'email', 'sms', 'linkedin-inmail', 'letter']),
    nature: random.of(['informational', 'marketing', 'service']),
    basis: random.of(['legitimate-interests', 'legitimate-interests', 'consent', 'contract']),
    ...(random.chance(70) && { lia: random.of([...assessmentIds, 'LIA-2026-099']) }),
    more: [`id: t-${random.below(400)}`, ...(random.chance(20) ? [random.of(headerPieces).trimEnd()] : [])],
    body: random.chance(20) ? body + random.text(bodyPieces, 6) : body,
  });
  return random.chance(10) ? text.replaceAll('\n', '\r\n') : text;
}

export function assessmentText(id: string, status = 'approved'): string {
  return edited(['id: LIA-2026-014', `id: ${id}`], ['status: approved', `status: ${status}`]);
}

export function workspaceFiles(random: Random, templates: number): Files {
  const files: Record<string, string> = { [policyPath]: policies[0]!, [packPath]: packs[0]! };
  for (const [i, id] of assessmentIds.entries())
    files[`main/assessments/${id}.lia.md`] = assessmentText(id, ['approved', 'in-review', 'draft'][i % 3]);
  for (let i = 0; i < templates; i++) {
    const folder = random.of(['main/email', 'main/linkedin', 'main/declared', 'main/excluded', 'main/email/2026']);
    files[`${folder}/t${i}.outreach.${random.of(['md', 'md', 'txt', 'html'])}`] = templateText(random);
  }
  // Another folder that comes into the workspace and leaves it.
  for (let i = 0; i < 10; i++) files[`extra/x${i}.outreach.md`] = templateText(random);
  files['extra/outreach.yaml'] = 'risk-appetite: cautious\n';
  files['extra/a.lia.md'] = assessmentText('LIA-2026-001', 'draft');
  return files;
}
