/** What somebody does in an editor, as steps that are drawn by lot. Each leaves a workspace of about the same size. */
import { renameSync } from 'node:fs';
import { join } from 'node:path';
import {
  CancellationTokenSource,
  type CodeAction,
  FileChangeType,
  type TextEdit,
  type WorkspaceDiagnosticReport,
  type WorkspaceEdit,
} from 'vscode-languageserver/node';
import { transitions } from '../../shared/assessment/lifecycle';
import {
  type AssessmentsAnswer,
  assessmentsRequest,
  type LifecycleResult,
  lifecycleRequest,
  type TemplatesAnswer,
  templatesRequest,
} from '../../shared/protocol';
import { bodyPieces, headerPieces } from '../protocol/random';
import { positionAt } from '../protocol/session';
import type { Editing } from './editing';
import { assessmentIds, assessmentText, packPath, packs, policies, policyPath, templateText } from './files';

type Step = (editing: Editing) => Promise<void>;

const phrases = [
  ' Get 20% off everything today 🎉',
  '\nlia: LIA-2026-0',
  'audience:\n  relationship: ',
  ' {{first_name}} ',
  'channel: ',
  'Book a demo now. ',
  '\r\n\r\n',
  'zażółć 👩‍👩‍👧 ',
];
const places = ['hover', 'definition', 'completion', 'references', 'prepareRename'];
const wholes = [
  'documentSymbol',
  'foldingRange',
  'semanticTokens/full',
  'documentLink',
  'codeLens',
  'formatting',
  'inlayHint',
];

/** Types letter by letter, asking as an editor does, and takes it back now and then. */
const type: Step = async (editing) => {
  const { session, random } = editing;
  const path = await editing.openOne();
  const before = session.text(path);
  const words = random.of([...phrases, random.of(headerPieces), random.of(bodyPieces)]);
  let at = editing.offset(path);
  const asked: Promise<unknown>[] = [];
  for (const letter of words.split('')) {
    await session.change(path, [{ start: at, end: at, text: letter }]);
    // The letter may be the first half of a line break whose other half stood there.
    at = editing.inside(session.text(path), at + letter.length);
    if (random.chance(60)) asked.push(session.pull(path));
    if (random.chance(20)) asked.push(editing.askAt('completion', path, at));
    if (random.chance(10)) asked.push(editing.askGivingUp('textDocument/semanticTokens/full', path));
  }
  await Promise.allSettled(asked);
  if (random.chance(60)) await editing.replaceAll(path, before);
  await session.pull(path);
};

const edit: Step = async (editing) => {
  const { session, random } = editing;
  const path = await editing.openOne();
  let text = session.text(path);
  const changes = Array.from({ length: 1 + random.below(4) }, () => {
    const start = editing.inside(text, random.below(text.length + 1));
    const end = Math.max(start, editing.inside(text, Math.min(text.length, start + random.below(40))));
    const change = { start, end, text: random.chance(40) ? '' : random.of([...headerPieces, ...bodyPieces]) };
    text = text.slice(0, start) + change.text + text.slice(end);
    return change;
  });
  await session.change(path, changes);
  await session.pull(path);
};

const paste: Step = async (editing) => {
  const { session, random } = editing;
  const path = await editing.openOne();
  const before = session.text(path);
  const at = editing.offset(path);
  const sentence = random.of(['We have moved. ', 'Get 20% off today! ', '- item\n', '<p>free</p>\n', 'synergy ']);
  await session.change(path, [{ start: at, end: at, text: sentence.repeat(Math.ceil(100_000 / sentence.length)) }]);
  await session.pull(path);
  await editing.askWhole(random.of(wholes), path);
  await editing.replaceAll(path, before);
  await session.pull(path);
};

const ask: Step = async (editing) => {
  const { random } = editing;
  const path = random.chance(80) ? await editing.openOne() : random.of(editing.paths());
  await editing.askAt(random.of(places), path, editing.offset(path));
  await editing.askWhole(random.of(wholes), path);
};

const fix: Step = async (editing) => {
  const { session, random } = editing;
  const path = await editing.openOne();
  const all = { start: { line: 0, character: 0 }, end: positionAt(session.text(path), session.text(path).length) };
  const actions = await session.connection.sendRequest<CodeAction[] | null>('textDocument/codeAction', {
    textDocument: { uri: session.uri(path) },
    range: all,
    context: { diagnostics: [], ...(random.chance(30) && { only: ['source.fixAll'] }) },
  });
  const applicable = (actions ?? []).filter((each) => each.edit !== undefined);
  if (applicable.length > 0) await editing.apply(random.of(applicable).edit!);
  await session.pull(path);
};

const format: Step = async (editing) => {
  const { session } = editing;
  const path = await editing.openOne();
  const edits = (await editing.askWhole('formatting', path)) as TextEdit[] | null;
  if (edits && edits.length > 0)
    await editing.apply({
      documentChanges: [{ textDocument: { uri: session.uri(path), version: session.document(path).version }, edits }],
    });
};

/** Renames what stands at some assessment's or template's id, and back later by chance. */
const rename: Step = async (editing) => {
  const { session, random } = editing;
  const path = random.of(editing.paths().filter((each) => each.endsWith('.md')));
  const word = /^(?:id|lia): (\S+)/m.exec(editing.text(path))?.[1];
  if (word === undefined) return;
  const wire = await editing.session.connection
    .sendRequest<WorkspaceEdit | null>('textDocument/rename', {
      textDocument: { uri: session.uri(path) },
      position: session.range(path, word).start,
      newName: random.chance(80) ? random.of([...assessmentIds, 't-1', 't-2', 't-3']) : 'LIA-2026-050',
    })
    .catch(() => null);
  if (wire) await editing.apply(wire);
};

const move: Step = async (editing) => {
  const { session, random } = editing;
  const path = random.of(editing.templates());
  if (editing.isOpen(path)) await editing.close(path);
  const to = `${random.of(['main/email', 'main/sms', 'main/declared', 'main/excluded'])}/r${random.below(60)}.outreach.md`;
  if (session.isOnDisk(to)) return;
  const files = [{ oldUri: session.uri(path), newUri: session.uri(to) }];
  const wire = await session.connection.sendRequest<WorkspaceEdit | null>('workspace/willRenameFiles', { files });
  if (wire) await editing.apply(wire);
  editing.makeFolder(to);
  renameSync(join(session.root, path), join(session.root, to));
  editing.moved(path, to);
  await session.fileEvents([path, FileChangeType.Deleted], [to, FileChangeType.Created]);
};

const lifecycle: Step = async (editing) => {
  const { session, random } = editing;
  const path = random.of(editing.assessments());
  const transition = random.of(transitions);
  const step = { uri: session.uri(path), transition };
  const send = (more: object) =>
    session.connection.sendRequest<LifecycleResult>(lifecycleRequest, { ...step, ...more }).catch(() => undefined);
  const first = await send({ answers: {} });
  if (first?.kind !== 'asks') return;
  const answers = { by: 'Helen Marsh', reason: 'Looked at again', 'review-due': '2999-01-01' };
  const last = await send({ answers, seen: first.seen });
  if (last?.kind !== 'edits') return;
  const { uri, version, edits } = last;
  await editing.apply({ documentChanges: [{ textDocument: { uri, version }, edits }] });
};

const create: Step = async (editing) => {
  const { session, random } = editing;
  if (editing.templates().length > 140) return;
  const path = `main/${random.of(['email', 'linkedin', 'new/deep', 'declared'])}/n${random.below(80)}.outreach.${random.of(['md', 'txt'])}`;
  if (session.isOnDisk(path)) return;
  await session.createFile(path, templateText(random));
  editing.appeared(path);
};

const remove: Step = async (editing) => {
  const { session, random } = editing;
  if (editing.templates().length < 90) return;
  const path = random.of(editing.templates());
  if (editing.isOpen(path) && random.chance(70)) await editing.close(path);
  await session.delete(path);
  editing.disappeared(path);
};

const onDisk: Step = async (editing) => {
  const { session, random } = editing;
  const path = random.of([...editing.templates(), ...editing.assessments()]);
  await session.editFile(path, editing.freshText(path));
};

/** A checkout: many files at once, told in one go. */
const checkout: Step = async (editing) => {
  const { session, random } = editing;
  const events: [string, FileChangeType][] = [];
  for (const path of editing.templates().filter(() => random.chance(20))) {
    editing.write(path, editing.freshText(path));
    events.push([path, FileChangeType.Changed]);
  }
  await session.fileEvents(...events);
};

const policy: Step = async ({ session, random }) => {
  await session.editFile(policyPath, random.of(policies));
  await session.templates();
};

const pack: Step = async (editing) => {
  const { session, random } = editing;
  await session.editFile(packPath, random.of(packs));
  await session.pull(await editing.openOne());
};

const assess: Step = async (editing) => {
  const { session, random } = editing;
  const path = random.of(editing.assessments());
  await editing.open(path);
  const statuses = ['status: draft', 'status: approved', 'status: in-review', 'status: withdrawn'];
  const now = /^status: .*$/m.exec(session.text(path))?.[0];
  if (now === undefined || session.text(path).length > 60_000) {
    const id = /LIA-\d+-\d+/.exec(path)?.[0] ?? 'LIA-2026-001';
    await editing.replaceAll(path, assessmentText(id));
  } else await session.replace(path, now, random.of(statuses));
  await session.pull(path);
  await session.templates();
};

const workspaceDiagnostics: Step = async (editing) => {
  const { session, random } = editing;
  const report: WorkspaceDiagnosticReport = await session.workspaceDiagnostics();
  const previous = new Map(report.items.map((item) => [item.uri, item.resultId!]));
  const source = new CancellationTokenSource();
  const held = session.workspaceDiagnostics(previous, source.token).catch(() => undefined);
  if (random.chance(50)) await edit(editing);
  source.cancel();
  await held;
};

const folders: Step = async (editing) => {
  const { session } = editing;
  await session.changeFolders(editing.hasExtra ? [] : ['extra'], editing.hasExtra ? ['extra'] : []);
  editing.hasExtra = !editing.hasExtra;
  await session.templates();
};

const configuration: Step = async ({ session, random }) => {
  const inlayHints = { inheritedValues: random.chance(50) };
  await session.connection.sendNotification('workspace/didChangeConfiguration', {
    settings: { outreach: { inlayHints } },
  });
};

/** What the views and commands of the editor ask for. */
const views: Step = async (editing) => {
  const { session, random } = editing;
  const { connection } = session;
  const path = random.of(editing.templates());
  const uri = session.uri(path);
  const asked: [string, object?][] = [
    ['outreach/overview'],
    ['outreach/findings', { rule: 'promotional-phrasing' }],
    ['outreach/stubChoices', { templates: [uri] }],
    ['outreach/assessmentStub', { templates: [uri] }],
    ['outreach/newTemplateQuestion', { folder: session.uri('main'), answers: { channel: 'email' } }],
    ['outreach/explainDecision', { uri }],
    ['outreach/phraseKinds'],
    ['outreach/effectivePolicy', { uri }],
    ['outreach/register', { format: random.of(['json', 'html', 'csv', 'markdown']) }],
    ['outreach/calendar'],
    ['outreach/evaluate', { uri: session.uri(packPath), text: random.of(packs) }],
    ['outreach/preview', { uri }],
    ['outreach/fixableRules'],
    ['outreach/fixRule', { rule: 'invalid-value' }],
    ['outreach/tool', { tool: 'outreach_check', input: { path: path.slice('main/'.length) } }],
    ['outreach/tool', { tool: 'outreach_assessment_status', input: {} }],
    ['workspace/symbol', { query: random.of(['', 'LIA', 'office']) }],
  ];
  const [method, params] = random.of(asked);
  await (params === undefined ? connection.sendRequest(method) : connection.sendRequest(method, params)).catch(
    () => {},
  );
  const { since } = editing;
  const templates = await connection.sendRequest<TemplatesAnswer>(templatesRequest, { since: since.templates });
  const assessments = await connection.sendRequest<AssessmentsAnswer>(assessmentsRequest, { since: since.assessments });
  editing.since = { templates: templates.state, assessments: assessments.state };
};

/** Everything at once, and most of it given up before it is answered. */
const burst: Step = async (editing) => {
  const { random } = editing;
  const path = await editing.openOne();
  const asked = Array.from({ length: 30 }, () => {
    const method = `textDocument/${random.of(wholes)}`;
    return random.chance(60) ? editing.askGivingUp(method, path) : editing.askWhole(method.slice(13), path);
  });
  await Promise.allSettled(asked);
};

const nonsense: Step = async (editing) => {
  const { session, random, asked } = editing;
  const far = { line: 1e9, character: 1e9 };
  const uri = session.uri(random.of(editing.paths()));
  const wrong: [string, unknown][] = [
    ['outreach/nothing', {}],
    ['textDocument/hover', {}],
    ['textDocument/hover', { textDocument: { uri }, position: far }],
    ['textDocument/completion', { textDocument: { uri }, position: { line: -1, character: -5 } }],
    ['textDocument/completion', { textDocument: { uri: 'untitled:Untitled-1' }, position: far }],
    ['textDocument/rename', { textDocument: { uri }, position: far, newName: '' }],
    ['textDocument/codeAction', { textDocument: { uri: 7 } }],
    ['textDocument/selectionRange', { textDocument: { uri }, positions: [far] }],
    ['textDocument/diagnostic', { textDocument: { uri: 'file:///etc/passwd' } }],
    ['outreach/preview', { uri: 7 }],
    ['outreach/lifecycle', { uri, transition: '__proto__', answers: null }],
    ['outreach/register', { format: '../..' }],
    ['workspace/willRenameFiles', { files: [{ oldUri: uri, newUri: uri }] }],
  ];
  const [method, params] = random.of(wrong);
  asked.nonsense = true;
  const answer = session.connection.sendRequest(method, params).catch(() => {});
  asked.nonsense = false;
  await answer;
};

const openClose: Step = async (editing) => {
  const { session, random } = editing;
  const open = editing.openPaths();
  if (open.length > 12 || (open.length > 3 && random.chance(50))) {
    const path = random.of(open);
    if (random.chance(50) && session.isOnDisk(path)) {
      editing.write(path, session.text(path));
      await session.connection.sendNotification('textDocument/didSave', { textDocument: { uri: session.uri(path) } });
      await session.fileEvents([path, FileChangeType.Changed]);
    }
    await editing.close(path);
  } else await editing.open(random.of(editing.paths()));
};

/** Each step as often as its weight says. */
const weighted: readonly (readonly [Step, number])[] = [
  [type, 20],
  [edit, 14],
  [paste, 1],
  [ask, 18],
  [fix, 8],
  [format, 2],
  [rename, 3],
  [move, 3],
  [lifecycle, 4],
  [create, 4],
  [remove, 4],
  [onDisk, 5],
  [checkout, 1],
  [policy, 2],
  [pack, 2],
  [assess, 4],
  [workspaceDiagnostics, 2],
  [folders, 1],
  [configuration, 1],
  [views, 8],
  [burst, 2],
  [nonsense, 4],
  [openClose, 8],
];

export const steps: readonly Step[] = weighted.flatMap(([step, weight]) => Array<Step>(weight).fill(step));
