import type { Change, FindingRow, Register } from './register';

/** The register with what has changed since an earlier one: of another day, or made of an earlier revision. Pure. */
export function withChanges(now: Register, before: Register, name: string): Register {
  const changes = changesBetween(before, now);
  return {
    ...now,
    findings: [...now.findings, ...settled(before, now)],
    since: { name, today: before.today, changes },
  };
}

/** Findings of the earlier register that this one no longer has, with what became of them. */
function settled(before: Register, now: Register): FindingRow[] {
  const known = new Set(now.findings.map(({ fingerprint }) => fingerprint));
  const read = filesRead(now);
  const off = switchedOff(now);
  return before.findings.filter(isStanding).flatMap((finding) => {
    if (known.has(finding.fingerprint)) return [];
    const { waiver, ...rest } = finding;
    const isFixed = read.has(finding.file) && !off(finding);
    return [{ ...rest, disposition: isFixed ? 'fixed' : 'gone' }];
  });
}

/** What an earlier comparison found in a still earlier register is nothing to compare with. */
function isStanding({ disposition }: FindingRow): boolean {
  return disposition === 'open' || disposition === 'waived';
}

function filesRead({ templates, assessments, policies, packs }: Register): Set<string> {
  const files = [templates, assessments, policies].flatMap((rows) => rows.map(({ file }) => file));
  return new Set([...files, ...packs.map(({ name }) => name)]);
}

/** Whether the policy of a finding's file doesn't want its rule any more. */
function switchedOff({ templates, policies }: Register): (finding: FindingRow) => boolean {
  const off = new Map(
    policies.map(({ file, rules }) => [
      file,
      new Set(rules.filter(({ severity }) => severity === 'off').map(({ rule }) => rule)),
    ]),
  );
  const policyOf = new Map(templates.map(({ file, policy }) => [file, policy]));
  return ({ file, rule }) => off.get(policyOf.get(file) ?? '')?.has(rule) ?? false;
}

/** A row of a register as the comparison sees it. */
interface Row {
  readonly file: string;
  readonly name: string;
  /** By the names of fields; what isn't said is absent. */
  readonly values: ReadonlyMap<string, string>;
}

/** Every difference between two registers, section by section, in the order of the rows. */
export function changesBetween(before: Register, now: Register): Change[] {
  return sections.flatMap(({ kind, rows }) => {
    const then = keyed(rows(before));
    const present = keyed(rows(now));
    const changes: Change[] = [];
    for (const [key, { file, name, values }] of present) {
      const earlier = then.get(key);
      if (!earlier) {
        changes.push({ kind, change: 'added', file, name, fields: [] });
        continue;
      }
      const fields = fieldsBetween(earlier.values, values);
      if (fields.length > 0) changes.push({ kind, change: 'changed', file, name, fields });
    }
    for (const [key, { file, name }] of then)
      if (!present.has(key)) changes.push({ kind, change: 'removed', file, name, fields: [] });
    return changes;
  });
}

function fieldsBetween(before: ReadonlyMap<string, string>, now: ReadonlyMap<string, string>): Change['fields'] {
  return [...new Set([...before.keys(), ...now.keys()])].flatMap((field) => {
    const was = before.get(field);
    const is = now.get(field);
    if (was === is) return [];
    return [{ field, ...(was !== undefined && { before: was }), ...(is !== undefined && { after: is }) }];
  });
}

/** Rows by what they are known by; of several that are known by the same, the first of one is the first of the other. */
function keyed(rows: readonly (Row & { readonly key: readonly (string | undefined)[] })[]): Map<string, Row> {
  const found = new Map<string, Row>();
  const alike = new Map<string, number>();
  for (const { key, ...row } of rows) {
    const plain = JSON.stringify(key.map((part) => part ?? null));
    const earlier = alike.get(plain) ?? 0;
    alike.set(plain, earlier + 1);
    found.set(`${plain}${earlier}`, row);
  }
  return found;
}

/** What each section is compared by. What only explains a value, and where in a file something stands, changes nothing. */
const sections: readonly {
  readonly kind: Change['kind'];
  readonly rows: (register: Register) => readonly (Row & { readonly key: readonly (string | undefined)[] })[];
}[] = [
  { kind: 'tool', rows: ({ tool }) => [row([''], '', tool.name, tool)] },
  {
    kind: 'scope',
    rows: ({ scope }) => scope.map(({ folder, paths }) => row([folder], '', folder, { paths })),
  },
  { kind: 'policy', rows: ({ policies }) => policies.map((each) => row([each.file], each.file, each.file, each)) },
  { kind: 'pack', rows: ({ packs }) => packs.map((each) => row([each.kind, each.name], '', each.name, each)) },
  { kind: 'unread', rows: ({ unread }) => unread.map((each) => row([each.file], each.file, each.reason, each)) },
  {
    kind: 'template',
    rows: ({ templates }) => templates.map((each) => row([each.file], each.file, each.title || each.id, each)),
  },
  {
    kind: 'finding',
    rows: ({ findings }) =>
      findings
        .filter(isStanding)
        .map(({ fingerprint, file, rule, message, disposition, severity }) =>
          row([fingerprint], file, `${rule}: ${message}`, { disposition, severity }),
        ),
  },
  {
    kind: 'waiver',
    rows: ({ waivers }) =>
      waivers.map(({ line, ...each }) =>
        row([each.file, each.rule, each.phrase], each.file, each.rule ?? 'a waiver that names no rule', each),
      ),
  },
  {
    kind: 'assessment',
    rows: ({ assessments }) =>
      assessments.map(({ history, ...each }) => row([each.file], each.file, each.id ?? each.title, each)),
  },
  {
    kind: 'history',
    rows: ({ assessments }) =>
      assessments.flatMap(({ file, history }) =>
        history.map(({ date, who, change }) =>
          row([file, date, who, change], file, [date, who, change].filter(Boolean).join(', '), {}),
        ),
      ),
  },
  {
    kind: 'approval',
    rows: ({ approvals }) =>
      approvals.map(({ file, assessment, template, on, by, fingerprint, version, state }) =>
        row(
          [file, template, on, by, fingerprint, version],
          file,
          [template, on, by].filter(Boolean).join(', ') || (assessment ?? ''),
          { state },
        ),
      ),
  },
];

/** Fields that say in words what others say already, or that are numbers of rows compared by themselves. */
const derived: ReadonlySet<string> = new Set([
  'file',
  'why',
  'line',
  'findings',
  'waived',
  'templates',
  'name',
  'kind',
]);

function row(key: readonly (string | undefined)[], file: string, name: string, value: object) {
  return { key, file, name, values: new Map(flat(value, '')) };
}

function* flat(value: object, path: string): Generator<[string, string]> {
  for (const [name, inner] of Object.entries(value)) {
    if (derived.has(name) || inner === undefined) continue;
    const field = path === '' ? name : `${path}.${name}`;
    // A list is one value: which of its items is new can be read from the two.
    if (Array.isArray(inner)) yield [field, inner.map(inWords).join('; ')];
    else if (typeof inner === 'object' && inner !== null) yield* flat(inner, field);
    else yield [field, String(inner)];
  }
}

function inWords(item: unknown): string {
  return typeof item === 'object' && item !== null ? Object.values(item).join(': ') : String(item);
}
