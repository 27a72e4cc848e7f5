import { describe, expect, it } from 'vitest';
import { openWorkbench } from './workbench';

describe('The window', () => {
  it('offers the Outreach commands in the palette', async () => {
    const workbench = await openWorkbench();
    const titles = await workbench.commands('Outreach: ');
    expect(titles).toEqual(expect.arrayContaining([expect.stringMatching(/^Outreach: /)]));
  });
});
