import { Fields } from '../lint/fields';
import { shorten } from '../text/shorten';
import { emptyMapping, entryAt, type Node } from '../text/tree';
import { yamlText } from '../text/yaml-text';
import { rulesetDate } from '../version';
import type { FieldTable } from '../vocabulary/field';
import { templateFields } from '../vocabulary/template-fields';
import type { Layer, Policy } from './policy';

/** What a policy is shown for. */
export interface Viewpoint {
  /** File or folder, relative to the workspace folder; '' for that folder itself. */
  readonly path: string;
  /** Channel of the template; undefined for a folder, where what each channel inherits is shown. */
  readonly channel: string | undefined;
}

/** One line: a setting with its value, and where that is written. A line without an origin is a heading. */
interface Row {
  readonly text: string;
  readonly origin?: string;
}

/** Widest column of settings: an origin behind a longer one follows at once. */
const widest = 60;
const longestValue = 100;

/**
 * Every setting in force at a place, with its value and the file and line that give it, as YAML to read. Long values are cut.
 * Texts of users stay inside quotes and comments and can't look like anything else.
 */
export function effectivePolicy(policy: Policy, { path, channel }: Viewpoint): string {
  const files = policy.files.map((file) => onOneLine(file.path)).join(', ');
  const where = path === '' ? 'this folder' : onOneLine(path);
  const head = [
    `# Policy in force for ${where}`,
    files === ''
      ? '# There is no outreach.yaml at or above it, so everything is built-in.'
      : `# Read from, the strongest first: ${files}`,
    '# This page is made from those files. To change a setting, change the file that is named behind it.',
    `# Rules as of ${rulesetDate}.`,
  ];
  const inherited = [{ text: 'defaults:' }, ...fieldRows(fieldsAt(policy, path, channel), templateFields, '', '  ')];
  const rows = [...settingRows(policy), { text: '' }, ...inherited];
  if (channel === undefined) rows.push(...channelRows(policy, path));
  const width = Math.max(
    ...rows.flatMap(({ text, origin }) => (origin !== undefined && text.length <= widest ? [text.length] : [])),
  );
  const lines = rows.map(({ text, origin }) =>
    onOneLine(origin === undefined ? text : `${text.padEnd(width)}  # ${origin}`),
  );
  return `${[...head, '', ...lines].join('\n')}\n`;
}

function settingRows(policy: Policy): Row[] {
  const { assessments, inForce } = policy;
  const list = (path: string) => {
    const given = inForce.get(path);
    return given ? shown(given.node) : '[]';
  };
  const row = (path: string, value: string): Row => ({
    text: `${path.includes('.') ? '  ' : ''}${path.slice(path.indexOf('.') + 1)}: ${value}`,
    origin: originOf(inForce.get(path)),
  });
  const reason = inForce.get('risk-appetite-reason');
  const rules = [...policy.rules].slice(0, mostRows).map(([code, setting]) => ({
    text: `  ${yamlText(code)}: ${setting.severity}`,
    origin: originOf(setting),
  }));
  return [
    row('risk-appetite', policy.riskAppetite),
    ...(reason ? [row('risk-appetite-reason', shown(reason.node))] : []),
    row('templates', list('templates')),
    row('exclude', list('exclude')),
    { text: 'assessments:' },
    row('assessments.folder', yamlText(assessments.folder)),
    row('assessments.id', yamlText(assessments.id)),
    row('assessments.review-months', String(assessments.reviewMonths)),
    row('assessments.separate-approver', String(assessments.separateApprover)),
    row('people', list('people')),
    row('packs', list('packs')),
    ...(rules.length > 0
      ? [{ text: 'rules:' }, ...rules, ...left(policy.rules.size - rules.length)]
      : [{ text: 'rules: {}', origin: builtIn }]),
    { text: 'waivers:' },
    row('waivers.require-until', String(policy.waiversEnd)),
    row('time-zone', policy.timeZone),
  ];
}

function fieldsAt(policy: Policy, path: string, channel: string | undefined): Fields {
  return new Fields(emptyMapping, policy.layers(path, channel));
}

/** The fields that somebody gives; those of a mapping below its name. `known` are others, whose values aren't shown again. */
function fieldRows(fields: Fields, table: FieldTable, parent: string, indent: string, known?: Fields): Row[] {
  return Object.entries(table).flatMap(([name, field]): Row[] => {
    const path = `${parent}${name}`;
    if (field.type === 'mapping') {
      const inner = fieldRows(fields, field.fields, `${path}.`, `${indent}  `, known);
      return inner.length === 0 ? [] : [{ text: `${indent}${name}:` }, ...inner];
    }
    const node = fields.find(path);
    if (!node || node === known?.find(path)) return [];
    const origin = fields.originOf(path);
    const where = origin?.kind === 'policy' ? originOf({ node, file: origin.file }) : builtIn;
    return [{ text: `${indent}${name}: ${shown(node)}`, origin: where }];
  });
}

/** What the templates of each channel inherit besides. */
function channelRows(policy: Policy, path: string): Row[] {
  const names = policy.files.flatMap((file) => {
    const channels = entryAt(file.root, 'defaults.channels')?.value;
    return channels?.kind === 'mapping' ? channels.entries.map((entry) => entry.key) : [];
  });
  const known = fieldsAt(policy, path, undefined);
  const rows = [...new Set(names)].slice(0, mostRows).flatMap((channel): Row[] => {
    const inner = fieldRows(fieldsAt(policy, path, channel), templateFields, '', '      ', known);
    return inner.length === 0 ? [] : [{ text: `    ${yamlText(channel)}:` }, ...inner];
  });
  const more = left(new Set(names).size - mostRows);
  return rows.length === 0 ? [] : [{ text: '  channels:' }, ...rows, ...more];
}

function left(count: number): Row[] {
  return count > 0 ? [{ text: `    # and ${count} more` }] : [];
}

const builtIn = 'built-in';

function originOf(layer: Layer | undefined): string {
  if (!layer) return builtIn;
  return `${onOneLine(layer.file.path)}:${layer.file.lines.positionAt(layer.node.span.start).line + 1}`;
}

function shown(node: Node): string {
  if (node.kind === 'list') {
    const items = node.items.slice(0, mostItems).map(shown);
    const left = node.items.length - items.length;
    return `[${[...items, ...(left > 0 ? [`"and ${left} more"`] : [])].join(', ')}]`;
  }
  if (node.kind === 'mapping') {
    const entries = node.entries.slice(0, mostItems);
    return `{ ${entries.map(({ key, value }) => `${yamlText(shorten(key))}: ${shown(value)}`).join(', ')} }`;
  }
  const text = shorten(node.text.trim(), longestValue);
  if (typeof node.value === 'boolean' || typeof node.value === 'number') return text;
  return /[,[\]{}]/.test(text) ? JSON.stringify(text) : yamlText(text);
}

const mostItems = 20;
/** More rules or channels than there are. */
const mostRows = 100;

/** Texts of users, unable to break a line or turn it around. */
function onOneLine(text: string): string {
  return text.replace(/[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]/gu, ' ');
}
