import { t } from '@vscode/l10n';
import { commands, type Disposable, Location, Position, Uri } from 'vscode';
import type { WireRange } from '../../shared/protocol';
import { commandIds } from '../command-ids';
import { toRange } from './files';
import { orShowError } from './show-error';

/** Shows the places that a code lens of the server leads to, as the editor shows references. */
export function registerShowPlaces(): Disposable {
  return commands.registerCommand(
    commandIds.showPlaces,
    (uri?: string, at?: WireRange['start'], places?: readonly { uri: string; range: WireRange }[]) =>
      orShowError(async () => {
        if (uri === undefined || !at || !places) throw new Error(t('Nothing was named to be shown.'));
        const locations = places.map((place) => new Location(Uri.parse(place.uri, true), toRange(place.range)));
        const position = new Position(at.line, at.character);
        await commands.executeCommand('editor.action.showReferences', Uri.parse(uri, true), position, locations);
      }),
  );
}
