import { t } from '@vscode/l10n';
import { commands, type Disposable, window } from 'vscode';
import { type CalendarResult, calendarRequest } from '../../shared/protocol';
import { commandIds } from '../command-ids';
import type { Server } from '../server';
import { saveAs } from './save-as';
import { orShowError } from './show-error';

/** Export Review Calendar: reviews, expiries and ends of waivers, as a file that any calendar imports. */
export function registerExportCalendar(server: Server): Disposable {
  return commands.registerCommand(commandIds.exportCalendar, () =>
    orShowError(async () => {
      const { text, days } = await server.request<CalendarResult>(calendarRequest);
      if (days === 0) {
        void window.showInformationMessage(t('There is no review, expiry or end of a waiver to put in a calendar.'));
        return;
      }
      await saveAs(text, 'outreach-reviews.ics', { iCalendar: ['ics'] });
    }),
  );
}
