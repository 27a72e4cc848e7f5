import { describe, expect, it } from 'vitest';
import { questions } from '../../../shared/assessment/questions';
import { shortcomings } from '../../../shared/assessment/shortcomings';
import { answerTo, approved, edited, parsed } from './files';

const ids = (text: string, live = false) =>
  shortcomings(parsed(text), live).map(({ id, question }) => (id === 'INC-1' ? question : id));

describe('shortcomings', () => {
  it('are none in a complete assessment', () => {
    expect(shortcomings(parsed(approved))).toEqual([]);
  });

  it('name a part without any answer', () => {
    const text = approved.replace(/### N\d .*\n\n.*\n/g, '');
    expect(shortcomings(parsed(text))[0]).toMatchObject({
      id: 'INC-2',
      lacks: 'answers nothing of part 2 Necessity test',
    });
    expect(ids(text)).toEqual(['INC-2', 'N1', 'N2', 'N3', 'N4']);
  });

  it('name a missing decision and missing reasons', () => {
    expect(ids(edited(['decision: proceed', 'decision: ""']))).toEqual(['INC-3']);
    expect(ids(edited([answerTo('D1'), 'Yes']))).toEqual(['INC-3', 'D1']);
    expect(
      ids(
        edited([answerTo('D1'), 'Yes'], ['decision: proceed', 'decision: { outcome: proceed, reasons: Low impact }']),
      ),
    ).toEqual(['D1']);
  });

  it('name a missing owner and a missing date', () => {
    expect(ids(edited(['owner: Head of Marketing', 'owner:']))).toEqual(['INC-4']);
    const undated = edited(
      [answerTo('D2'), ''],
      ['approved-on: 2026-11-20', 'approved-on:'],
      ['created-on: 2026-11-02', 'created-on:'],
      ['last-reviewed-on: 2026-11-20', 'last-reviewed-on:'],
    );
    expect(ids(undated)).toEqual(['INC-4', 'D2']);
  });

  it('name conditions that nobody wrote down', () => {
    expect(ids(edited(['decision: proceed', 'decision: proceed-with-conditions']))).toEqual(['INC-10']);
    expect(
      ids(edited(['decision: proceed', 'decision: proceed-with-conditions\nconditions: Only once a year'])),
    ).toEqual([]);
  });

  it('make a blank an error only once the assessment is approved', () => {
    const blank = [answerTo('P1'), ''] as const;
    expect(shortcomings(parsed(edited(blank)))[0]?.severity).toBe('error');
    expect(shortcomings(parsed(edited(blank, ['status: approved', 'status: draft'])))[0]?.severity).toBe('warning');
  });

  it('leave a decision to whoever is still writing', () => {
    const severity = (status: string) =>
      shortcomings(parsed(edited(['decision: proceed', 'decision:'], ['status: approved', `status: ${status}`])))[0]
        ?.severity;
    expect(severity('draft')).toBe('warning');
    expect(severity('changes-requested')).toBe('warning');
    expect(severity('in-review')).toBe('error');
  });

  it('name safeguards that are missing, or only planned while a message is live', () => {
    const planned = edited(['status: in-place', 'status: planned']);
    expect(ids(planned)).toEqual([]);
    expect(ids(planned, true)).toEqual(['INC-5']);
    expect(ids(approved, true)).toEqual([]);
    const none = approved.replace(/safeguards:\n.*\n/, 'safeguards: []\n');
    expect(ids(none)).toEqual(['INC-5']);
  });

  it('name marketing without a way to object, once', () => {
    const marketing = ['message-natures: [informational]', 'message-natures: [marketing]'] as const;
    const says = (text: string) => ids(edited(marketing, [answerTo('B20'), text]));
    expect(says('No, we do not offer one for this kind of message.')).toEqual(['INC-6']);
    expect(says('No')).toEqual(['INC-6']);
    expect(says('There is no opt-out for the time being.')).toEqual(['INC-6']);
    expect(says("We can't offer one on this channel, sorry.")).toEqual(['INC-6']);
    expect(says('Yes, by reply, the same day.')).toEqual([]);
    expect(says('No link, but people can reply "no thanks".')).toEqual([]);
    expect(says('None of them has ever had to ask twice: they can reply at any time.')).toEqual([]);
    expect(says('Nobody has to read it; an opt-out is in the footer.')).toEqual([]);
    expect(ids(edited([answerTo('B20'), 'No, it only informs about a fault.']))).toEqual([]);
    expect(
      ids(
        edited(marketing, ['opt-out: Reply "no thanks"; added to the suppression list the same day', 'opt-out: none']),
      ),
    ).toEqual(['INC-6']);
    expect(ids(edited(['pecr-route: not-marketing', 'pecr-route: consent'], [answerTo('B20'), 'No, never.']))).toEqual([
      'INC-6',
    ]);
  });

  it('name sensitive data and children that nobody screened for a DPIA', () => {
    const unscreened = ['dpia: { screened: true', 'dpia: { screened: false'] as const;
    expect(ids(edited(unscreened))).toEqual([]);
    expect(ids(edited(unscreened, [answerTo('B1'), 'Yes: membership of a union.']))).toEqual(['INC-7']);
    expect(ids(edited(unscreened, [answerTo('B3'), 'Some are sixteen or seventeen.']))).toEqual(['INC-7']);
    expect(ids(edited(unscreened, ['includes-children: false', 'includes-children: true']))).toEqual(['INC-7']);
    expect(ids(edited([answerTo('B1'), 'Yes: membership of a union.']))).toEqual([]);
    expect(ids(edited(unscreened, [answerTo('B1'), 'No, none of these kinds.']))).toEqual([]);
  });

  it('name silence about PECR on an electronic channel only', () => {
    const silent = [answerTo('P7'), 'We keep to UK GDPR and to our own rules.'] as const;
    expect(ids(edited(silent))).toEqual(['INC-8']);
    expect(ids(edited(silent, ['channels: [linkedin-message]', 'channels: [live-call]']))).toEqual(['INC-8']);
    expect(ids(edited(silent, ['channels: [linkedin-message]', 'channels: [post]']))).toEqual([]);
    for (const said of ['PECR does not apply here.', 'Regulation 22 asks for consent.', 'Soft opt-in covers it.'])
      expect(ids(edited([answerTo('P7'), said]))).toEqual([]);
    expect(ids(edited([answerTo('P7'), '']))).toEqual(['P7']);
  });

  it('name one answer to three questions', () => {
    const same = 'This is good for our business.';
    const twice = [
      [answerTo('P2'), same],
      [answerTo('P5'), `${same} `],
    ] as const;
    expect(ids(edited(...twice))).toEqual([]);
    expect(ids(edited(...twice, [answerTo('N2'), 'this is **good**\nfor our business']))).toEqual(['INC-9']);
    expect(shortcomings(parsed(edited(...twice, [answerTo('N2'), same])))[0]?.lacks).toBe(
      'gives one and the same answer to P2, P5 and N2',
    );
  });

  it('name a decision against advice that gives no reasons for it', () => {
    const against = ['opinion: supports }', 'opinion: does-not-support }'] as const;
    expect(ids(edited(against))).toEqual(['INC-11']);
    expect(ids(edited(against, [answerTo('D1'), 'Helen Marsh asked for a cap, which is in place.']))).toEqual([]);
    expect(ids(edited(against, [answerTo('D1'), 'The DPO asked for a cap, which is in place.']))).toEqual([]);
    expect(
      ids(edited(against, ['decision: proceed', 'decision: { outcome: proceed, reasons: A cap is in place }'])),
    ).toEqual([]);
    expect(ids(edited(against, ['decision: proceed', 'decision: do-not-proceed']))).toEqual([]);
  });

  it('are found in good time however long the answers are', () => {
    const long = questions.map(({ id }) => `### ${id}\n${'we weighed it and '.repeat(20_000)}`).join('\n');
    expect(shortcomings(parsed(`---\nid: a\n---\n${long}`)).map(({ id }) => id)).toContain('INC-9');
  });
});
