import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseAssessment } from '../../shared/assessment/assessment';
import { AssessmentIndex } from '../../shared/assessment/assessment-index';
import { decisionLines, explanationOf } from '../../shared/decision/explain';
import { findingsInExample } from '../../shared/docs/example-findings';
import { rulePage } from '../../shared/docs/rule-page';
import { templateHover } from '../../shared/hover/hover';
import { checkTemplate } from '../../shared/lint/check';
import type { Finding } from '../../shared/lint/finding';
import { policyFor } from '../../shared/policy/policy';
import { parsePolicy } from '../../shared/policy/policy-file';
import { rules } from '../../shared/rules';
import { parseTemplate } from '../../shared/template/template';
import { rulesetDate } from '../../shared/version';
import { termsIn } from '../../shared/vocabulary/glossary';
import { provisionsIn } from '../../shared/vocabulary/law';
import { rulesIndex } from '../docs/pages';

const root = resolve(__dirname, '../..');
const read = (path: string) => readFileSync(join(root, path), 'utf8');

/**
 * What a checker of texts can't know and must not claim. Source: what is certain is only that these checks found nothing; whether a
 * message is lawful is decided by people and, in the end, by courts.
 */
const claims: readonly RegExp[] = [
  /\bcomplian(?:t|tly)\b/i,
  /\b(?:gdpr|ico|pecr|lawyer|solicitor)[- ]approved\b|\bapproved by the ICO\b|\bcertif(?:ied|ies)\b/i,
  /\b(?:safe|cleared|fine|ok|okay|good) to (?:send|go)\b/i,
  /\bguarante(?:e|es|ed)\b/i,
  /\blegal advice\b/i,
  /\b(?:message|template|campaign|sending|this|it|you) (?:is|are) (?:fully |perfectly )?(?:legal|lawful|illegal|unlawful)\b/i,
  /\bthis (?:message )?is (?:not )?(?:direct )?marketing\b/i,
  /\byou need consent\b|\bconsent is (?:always )?required\b/i,
  /\b(?:LIA|assessment) (?:has )?passed(?=[.!,;"]|$)|\bpassed (?:the|its) (?:LIA|assessment)\b/i,
  /\bfined? (?:of )?(?:up to )?£|\bcould be fined\b/i,
  /\b(?:LIA|assessment) is (?:legally )?(?:mandatory|compulsory|required by law)\b/i,
  /\b(?:is|are) (?:definitely|certainly) (?:a )?(?:corporate|compan)/i,
];

/** A sentence that says that none of this is claimed, or leaves it open. */
const denial =
  /\b(?:if|whether|not?|never|none|nobody|nothing|neither|nor|without|isn['’]t|can['’]t|doesn['’]t|don['’]t|won['’]t|cannot|must not)\b/i;

/** The claims in a text, as the sentences that make them. */
function claimsIn(text: string): string[] {
  return text.split(/(?<=[.!?:;])\s+|\n{2,}|\|/).flatMap((sentence) => {
    const claim = claims.find((each) => each.test(sentence));
    if (!claim || denial.test(sentence.slice(0, claim.exec(sentence)!.index))) return [];
    return [sentence.trim()];
  });
}

/** Checks of the example workspace, as a person sees it. */
function exampleChecks() {
  const files = (readdirSync(join(root, 'examples'), { recursive: true }) as string[]).sort();
  const assessments = files.filter((file) => file.endsWith('.lia.md'));
  const index = new AssessmentIndex(assessments.map((file) => parseAssessment(file, read(`examples/${file}`))));
  const policies = [parsePolicy('outreach.yaml', read('examples/outreach.yaml'))];
  return files
    .filter((file) => /\.outreach\.(?:md|txt|html)$/.test(file))
    .map((file) =>
      checkTemplate(parseTemplate(file, read(`examples/${file}`)), {
        index,
        policy: policyFor(file, policies),
        today: rulesetDate,
      }),
    );
}

const checks = exampleChecks();
const ofExamples = rules.flatMap((rule) => rule.bad.flatMap((example) => findingsInExample(rule.code, example)));
const findings: readonly Finding[] = [...checks.flatMap((check) => check.findings), ...ofExamples];

/** The words of the programs that people may see: string literals without code, patterns and user texts. */
function literals(folder: string): [string, string][] {
  return (readdirSync(join(root, folder), { recursive: true }) as string[])
    .filter((file) => file.endsWith('.ts') && !/\.d\.ts$|^phrasing\/|law-changes|\.test\./.test(file))
    .flatMap((file) => {
      const code = read(join(folder, file)).replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '');
      const found = [...code.matchAll(/'((?:[^'\\\n]|\\.)*)'|"((?:[^"\\\n]|\\.)*)"|`((?:[^`\\]|\\.)*)`/g)];
      return found.map(([, a, b, c]): [string, string] => [`${folder}/${file}`, a ?? b ?? c ?? '']);
    })
    .filter(([, text]) => /\s/.test(text) && !/^\s*-{3}/.test(text));
}

describe('nothing claims what a checker can’t know', () => {
  it('and the test sees a claim where there is one', () => {
    expect(claimsIn('Your message is compliant.')).toHaveLength(1);
    expect(claimsIn('It is safe to send!')).toHaveLength(1);
    expect(claimsIn('You need consent.')).toHaveLength(1);
    expect(claimsIn('This is direct marketing.')).toHaveLength(1);
    expect(claimsIn('It is not legal advice. It never says "compliant".')).toEqual([]);
    expect(claimsIn('This is not advice. Your message is compliant.')).toHaveLength(1);
  });

  it('in what findings say and offer', () => {
    for (const { rule, message, source, fixes, related } of findings)
      for (const text of [
        message,
        source,
        ...fixes.map(({ title }) => title),
        ...(related ?? []).map((each) => each.message),
      ])
        expect(claimsIn(text), rule).toEqual([]);
  });

  it('in what rules say of themselves', () => {
    for (const rule of rules) {
      expect(claimsIn([rule.title, rule.why, ...rule.sources].join('. ')), rule.code).toEqual([]);
      for (const { title } of [...rule.bad, ...rule.good]) expect(claimsIn(title), rule.code).toEqual([]);
    }
  });

  it('in decisions, explanations and hovers', () => {
    for (const check of checks) {
      const lines = decisionLines(check.decision);
      expect(claimsIn(`${lines.pecr}. ${lines.ukGdpr}. ${check.assessment.why}`)).toEqual([]);
      expect(claimsIn(explanationOf(check))).toEqual([]);
      for (const { span } of check.findings)
        expect(claimsIn(templateHover(check, span.start, {})?.markdown ?? '')).toEqual([]);
    }
  });

  it.each(['client', 'server', 'shared'])('in the words of %s', (folder) => {
    for (const [file, text] of literals(folder)) expect(claimsIn(text), file).toEqual([]);
  });

  it('in package.json, the README, the changelog and the documentation', () => {
    const { description, contributes } = JSON.parse(read('package.json'));
    expect(claimsIn(description)).toEqual([]);
    expect(claimsIn(JSON.stringify(contributes).replaceAll('","', '"\n\n"'))).toEqual([]);
    const pages = (readdirSync(join(root, 'docs'), { recursive: true }) as string[]).filter((file) =>
      file.endsWith('.md'),
    );
    for (const page of ['README.md', 'CHANGELOG.md', 'CONTRIBUTING.md', ...pages.map((file) => `docs/${file}`)]) {
      // The phrases that are found and not found are other people's words.
      const text = read(page)
        .replace(/^(?:Found|Found too|Not found): .*$/gm, '')
        .replace(page === 'docs/phrasing.md' ? /“[^”]*”/g : /(?!)/, '')
        .replace(/```[\s\S]*?```/g, '');
      expect(claimsIn(text), page).toEqual([]);
    }
  });
});

describe('messages', () => {
  it('say what was seen, why it matters and what to do, in whole sentences', () => {
    for (const { rule, message } of findings) {
      // An id may stand first, as it is written.
      expect(message, rule).toMatch(/^(?:[\p{Lu}\p{N}“"'‘`{[<*%#$]|[a-z]+[-.][a-z])/u);
      expect(message, rule).toMatch(/[.!?)”"`]$/);
      expect(message.length, `${rule}: ${message}`).toBeLessThan(700);
    }
  });

  it('rest on a source that is named', () => {
    for (const { rule, source } of findings) expect(source, rule).not.toBe('');
  });

  /** Known to whoever writes messages. */
  const everyday = [
    'GDPR',
    'SMS',
    'YAML',
    'HTML',
    'URL',
    'PDF',
    'FAQ',
    'GSM',
    'UCS',
    'UTC',
    'RFC',
    'DPA',
    'STOP',
    'NAME',
    'XXX',
    'TODO',
  ];

  it('use no abbreviation that the glossary doesn’t explain', () => {
    const unexplained = new Set<string>();
    const texts = [
      ...rules.flatMap((rule) => [rule.title, rule.why]),
      ...findings.map(({ message }) => message.replace(/“[^”]*”|"[^"]*"|`[^`]*`|\{[^}]*\}|[A-Z]+-\d[\w-]*/g, '')),
    ];
    for (const text of texts)
      for (const [word] of text.matchAll(/\b[A-Z]{3,}\b/g))
        if (!everyday.includes(word) && termsIn(word).length === 0) unexplained.add(word);
    expect([...unexplained]).toEqual([]);
  });
});

describe('the day the rules were held against the law', () => {
  it('stands on the page of rules, and no page claims more than its sources', () => {
    expect(rulesIndex(rules)).toContain(rulesetDate);
    for (const rule of rules) for (const source of rule.sources) expect(rulePage(rule), rule.code).toContain(source);
    expect(provisionsIn('nothing of the law')).toEqual([]);
  });
});
