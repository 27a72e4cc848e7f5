import { bashCompletion } from './bash';
import { fishCompletion } from './fish';
import type { Offered } from './offers';
import type { Shell } from './shells';
import { zshCompletion } from './zsh';

/** The script that teaches a shell what can be typed. */
export function completionFor(shell: Shell, offered: Offered): string {
  switch (shell) {
    case 'bash':
      return bashCompletion(offered);
    case 'zsh':
      return zshCompletion(offered);
    case 'fish':
      return fishCompletion(offered);
  }
}
