import { parsePack } from './pack';
import listsText from './packs/lists.yaml';

let lists: Readonly<Record<string, string>> | undefined;

/** The named lists that every pack may use; read when they are first asked for. */
export function builtInLists(): Readonly<Record<string, string>> {
  lists ??= parsePack('lists.yaml', listsText).lists;
  return lists;
}
