import { describe, expect, it } from 'vitest';
import { type TreeLike, treeChanges } from '../../../client/tree-changes';

interface Item extends TreeLike {
  readonly label: string;
  readonly children?: readonly Item[];
}

const leaf = (id: string, label = id): Item => ({ id, label });
const group = (id: string, ...children: Item[]): Item => ({ id, label: `${id} (${children.length})`, children });
const ids = (changed: readonly Item[] | undefined) => changed?.map(({ id }) => id);

describe('what of a tree has to be drawn anew', () => {
  it('is all of it where the list of groups is another', () => {
    expect(treeChanges<Item>([], [group('a')]).changed).toBeUndefined();
    expect(treeChanges([group('a')], [group('a'), group('b')]).changed).toBeUndefined();
    expect(treeChanges([group('a'), group('b')], [group('b'), group('a')]).changed).toBeUndefined();
  });

  it('is nothing where everything is as before', () => {
    expect(treeChanges([group('a', leaf('1'))], [group('a', leaf('1'))]).changed).toEqual([]);
  });

  it('is one item where only that looks different', () => {
    const before = [group('a', leaf('1'), leaf('2')), group('b', leaf('3'))];
    const { changed } = treeChanges(before, [group('a', leaf('1'), leaf('2', 'Offer')), group('b', leaf('3'))]);
    expect(ids(changed)).toEqual(['2']);
  });

  it('is the two groups where an item moves from one to the other', () => {
    const before = [group('a', leaf('1'), leaf('2')), group('b', leaf('3'))];
    const { changed } = treeChanges(before, [group('a', leaf('1')), group('b', leaf('2'), leaf('3'))]);
    expect(ids(changed)).toEqual(['a', 'b']);
  });

  it('keeps each item the same object, with what is new in it', () => {
    const before = [group('a', leaf('1'))];
    const [first] = before;
    const child = first!.children![0];
    const { roots } = treeChanges(before, [group('a', leaf('1', 'Offer'), leaf('2'))]);
    expect(roots[0]).toBe(first);
    expect(roots[0]!.children![0]).toBe(child);
    expect(child).toEqual({ id: '1', label: 'Offer' });
    expect(roots[0]!.label).toBe('a (2)');
  });
});
