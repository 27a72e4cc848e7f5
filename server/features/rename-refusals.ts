import { t } from '@vscode/l10n';
import type { Refusal } from '../../shared/navigation/rename';

/** Why something keeps its name, for the person who wanted to rename it. `to` is the name that was wanted, where one was. */
export function refusalInWords(refusal: Refusal, name: string, to: string): string {
  switch (refusal.why) {
    case 'same':
      return t('That is its name already.');
    case 'invalid':
      return t('“{0}” can’t be a name here: one line without marks such as braces, and with something in it.', to);
    case 'pattern':
      return t('Your policy wants ids of assessments to look like {0}. “{1}” doesn’t.', refusal.pattern, to);
    case 'taken':
      return t(
        '“{0}” is taken by {1}. Choose another name: two things with one name can’t be told apart.',
        to,
        refusal.by,
      );
    case 'ambiguous':
      return t(
        'Several files have the id {0}: {1}. A reference could mean either, so give one of them another id by hand first.',
        name,
        refusal.paths.slice(0, 3).join(', '),
      );
    case 'nothing':
      return t('Nothing has the id {0}, so there is nothing to rename. Correct the reference instead.', name);
    case 'half-read':
      return t(
        'Line {0} of {1} can’t be read, so a mention of {2} could be missed. Put it right first: nothing was renamed.',
        refusal.line,
        refusal.path,
        name,
      );
    case 'entangled':
      return t(
        'In {0}, {1} is written in a way that can’t be changed without changing more. Rename it there by hand: nothing was renamed.',
        refusal.path,
        name,
      );
    case 'inherited':
      return t(
        '{0} is declared in {1} for all templates that inherit it, so it can’t be renamed in one of them.',
        name,
        refusal.path,
      );
    case 'several':
      return t('{0} stands for several pieces of data here: {1}. Rename each by hand.', name, refusal.names.join(', '));
  }
}
