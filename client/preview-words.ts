import { l10n } from 'vscode';
import type { Words } from './webview/words';

/** What the page of a preview says itself, in the language of VS Code. The page fills in `{0}`. */
export function previewWords(): Words {
  return {
    loading: l10n.t('Preparing the preview…'),
    message: l10n.t('The message as its recipient sees it'),
    howToMove: l10n.t('Use the arrow keys to move through the message, and Enter to go to the place in the editor.'),
    from: l10n.t('From'),
    to: l10n.t('To'),
    subject: l10n.t('Subject'),
    preheader: l10n.t('Preview text'),
    noSender: l10n.t('Nobody is named as the sender'),
    noSubject: l10n.t('No subject'),
    noChannel: l10n.t('No channel chosen'),
    noText: l10n.t('The message has no text yet.'),
    callScript: l10n.t('says:'),
    left: l10n.t('The message goes on: {0} more characters are not shown here.'),
    ownStyles: l10n.t('Shown without its own fonts, colours and pictures.'),
    pictureWithoutDescription: l10n.t('Picture without a description'),
    leadsTo: l10n.t('Leads to {0}'),
    condition: l10n.t('Decides what is printed. The preview shows every branch.'),
    segment: l10n.t('Segment {0}'),
    missing: {
      'opt-out': l10n.t('How to opt out'),
      sender: l10n.t('Who sends it'),
      'right-to-object': l10n.t('The right to object'),
      privacy: l10n.t('Privacy information'),
    },
    missingHere: l10n.t('Missing: {0}'),
    wouldSay: l10n.t('For example: “{0}”'),
    missingTitle: l10n.t('Missing from the message'),
    promotionTitle: l10n.t('Promotional passages'),
    findingsTitle: l10n.t('Other findings in the text'),
    fieldsTitle: l10n.t('Merge fields'),
    more: l10n.t('{0} more findings are listed in the Problems panel.'),
    accepted: l10n.t('Accepted: {0}'),
    severity: {
      error: l10n.t('Error'),
      warning: l10n.t('Warning'),
      information: l10n.t('Information'),
      hint: l10n.t('Hint'),
    },
    fixes: l10n.t('Quick fixes…'),
    source: l10n.t('Source: {0}.'),
    field: l10n.t('Merge field {0}.'),
    holds: l10n.t('Holds {0}.'),
    valueFrom: {
      'front-matter': l10n.t('This value stands in the front-matter or the policy.'),
      sample: l10n.t('This value is invented.'),
      fallback: l10n.t('This is sent where the value is missing.'),
      name: l10n.t('No value is invented for it.'),
    },
    fallback: l10n.t('Where it is missing: “{0}”.'),
    fieldName: l10n.t('Field'),
    fieldValue: l10n.t('Shown as'),
    fieldHolds: l10n.t('What it holds'),
    unknownField: l10n.t('Not known from its name'),
    note: l10n.t(
      'Values of merge fields are samples. Where a message is read it may look different; nothing is sent from here.',
    ),
  };
}
