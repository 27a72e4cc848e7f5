/** An item of a tree view. Everything in it but its children is what is shown or done with it. */
export interface TreeLike {
  /** The same for the same item at every refresh, and no other's. */
  readonly id: string;
  readonly children?: readonly TreeLike[];
}

export interface TreeChanges<Node> {
  /** The new tree. An item that was there before is the same object, with what is new in it: VS Code knows items by that. */
  readonly roots: readonly Node[];
  /** The items to draw anew, each with what is below it; undefined where that is the whole tree. Empty where nothing is new. */
  readonly changed: readonly Node[] | undefined;
}

/** What of a tree has to be drawn anew. Drawing all of a long list at each keystroke would be felt. */
export function treeChanges<Node extends TreeLike>(before: readonly Node[], fresh: readonly Node[]): TreeChanges<Node> {
  const known = new Map<string, TreeLike>();
  const remember = (nodes: readonly TreeLike[]) => {
    for (const node of nodes) {
      known.set(node.id, node);
      if (node.children) remember(node.children);
    }
  };
  remember(before);
  const changed: TreeLike[] = [];
  const take = (node: TreeLike): TreeLike => {
    const children = node.children?.map(take);
    const old = known.get(node.id);
    if (!old) return Object.assign(node, children && { children });
    if (!isShownSame(old, node) || !hasSameIds(old.children, children)) changed.push(old);
    return Object.assign(old, node, children && { children });
  };
  const ids = before.map(({ id }) => id).join('\n');
  const roots = fresh.map(take) as Node[];
  const isSameList = ids === roots.map(({ id }) => id).join('\n');
  return { roots, changed: isSameList ? (changed as Node[]) : undefined };
}

function isShownSame(a: TreeLike, b: TreeLike): boolean {
  const shown = { ...a, children: undefined } as Record<string, unknown>;
  const wanted = { ...b, children: undefined } as Record<string, unknown>;
  return Object.keys({ ...shown, ...wanted }).every(
    (key) => shown[key] === wanted[key] || JSON.stringify(shown[key]) === JSON.stringify(wanted[key]),
  );
}

function hasSameIds(a: readonly TreeLike[] | undefined, b: readonly TreeLike[] | undefined): boolean {
  return a?.length === b?.length && (a ?? []).every(({ id }, index) => id === b?.[index]?.id);
}
