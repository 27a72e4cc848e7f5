// Imported before anything that has words: from here on `t` of @vscode/l10n speaks the language of the window, in files without
// `vscode` too. Texts about the law come from `shared/` and stay in English until somebody who knows the law has read a translation.
import { config } from '@vscode/l10n';
import { l10n } from 'vscode';

if (l10n.bundle) config({ contents: l10n.bundle });
