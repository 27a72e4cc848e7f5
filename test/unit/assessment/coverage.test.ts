import { describe, expect, it } from 'vitest';
import { coverage, type TemplateFacts } from '../../../shared/assessment/coverage';
import { approved, edited, invitation, parsed } from './files';

function outside(facts: Partial<TemplateFacts>, text = approved): string[] {
  return coverage(parsed(text), { ...invitation, ...facts }).map(
    ({ id, severity, value }) => `${id} ${severity} ${value}`,
  );
}

describe('coverage', () => {
  it('has nothing to say where the assessment names it all', () => {
    expect(outside({})).toEqual([]);
  });

  it('names channel, audience, purpose, nature, data field and source', () => {
    expect(outside({ channel: 'email' })).toEqual(['COV-1 error email']);
    expect(outside({ relationship: 'cold-prospect' })).toEqual(['COV-2 error cold-prospect']);
    expect(outside({ subscriberType: 'company' })).toEqual(['COV-2 error company']);
    expect(outside({ jurisdictions: ['GB', 'DE'] })).toEqual(['COV-2 warning DE']);
    expect(outside({ purpose: 'demo-invitation' })).toEqual(['COV-3 error demo-invitation']);
    expect(outside({ effectiveNature: 'marketing' })).toEqual(['COV-4 error marketing']);
    expect(outside({ mergeFields: [{ name: 'city' }] })).toEqual(['COV-5 warning city']);
    expect(outside({ sourceType: 'scraped' })).toEqual(['COV-6 error scraped']);
  });

  it('says so in a sentence', () => {
    const [mismatch] = coverage(parsed(approved), { ...invitation, channel: 'email' });
    expect(mismatch).toMatchObject({
      field: 'channel',
      scope: 'scope.channels',
      message: 'LIA-2026-014 doesn\'t cover the channel "email": it was written for linkedin-message.',
    });
  });

  it('shortens a long list', () => {
    const many = edited(['purposes: [page-follow]', 'purposes: [a, b, c, d, e, f, g]']);
    expect(coverage(parsed(many), invitation)[0]?.message).toContain('written for a, b, c, d and 3 more.');
  });

  it('takes an empty list of an approved assessment for nothing, of a draft for a blank', () => {
    const empty = edited(['channels: [linkedin-message]', 'channels: []']);
    expect(outside({}, empty)).toEqual(['COV-1 error linkedin-message']);
    expect(coverage(parsed(empty), invitation)[0]?.message).toContain('its scope.channels is empty');
    expect(outside({}, empty.replace('status: approved', 'status: draft'))).toEqual([]);
  });

  it('leaves out what the template does not say', () => {
    const silent = { channel: undefined, purpose: undefined, relationship: undefined, sourceType: undefined };
    expect(outside({ ...silent, effectiveNature: undefined, declaredNature: undefined })).toEqual([]);
  });

  it('judges the declared nature where the words leave it open', () => {
    expect(outside({ effectiveNature: 'borderline' })).toEqual([]);
    expect(outside({ effectiveNature: 'borderline', declaredNature: 'service' })).toEqual(['COV-4 error service']);
    expect(outside({ effectiveNature: 'unknown', declaredNature: undefined })).toEqual([]);
  });

  it('treats mixed as marketing on both sides', () => {
    const mixed = edited(['message-natures: [informational]', 'message-natures: [mixed]']);
    expect(outside({ effectiveNature: 'marketing' }, mixed)).toEqual([]);
    expect(outside({ effectiveNature: 'mixed' })).toEqual(['COV-4 error marketing']);
  });

  it('lets GB cover its nations, and not the other way round', () => {
    expect(outside({ jurisdictions: ['GB-NIR', 'GB-SCT'] })).toEqual([]);
    expect(outside({}, edited(['countries: [GB]', 'countries: [GB-SCT]']))).toEqual(['COV-2 warning GB']);
  });

  it('knows a data field in every dialect, or by its class', () => {
    const named = (...names: string[]) => ({ mergeFields: names.map((name) => ({ name })) });
    expect(outside(named('FirstName', 'contact.first_name', 'FIRSTNAME', 'First Name'))).toEqual([]);
    expect(outside(named('sender_name', 'unsubscribe_url'))).toEqual([]);
    expect(
      outside(
        { mergeFields: [{ name: 'city', category: 'contact' }] },
        edited(['[first_name]', '[first_name, contact]']),
      ),
    ).toEqual([]);
  });

  it('is strict about sensitive data', () => {
    expect(outside({ mergeFields: [{ name: 'diagnosis', sensitive: true }] })).toEqual(['COV-5 error diagnosis']);
  });

  it('limits tools only where the assessment names some', () => {
    expect(outside({ sourceTool: 'kaspr' })).toEqual([]);
    const limited = edited(['sources: [own-crm]', 'sources: [own-crm]\n  tools: [sales-navigator]']);
    expect(outside({ sourceTool: 'kaspr' }, limited)).toEqual(['COV-6 warning kaspr']);
  });

  it('compares how often', () => {
    expect(outside({ frequency: { maxPerPerson: 1, perDays: 365 } })).toEqual([]);
    expect(outside({ frequency: { maxPerPerson: 1, perDays: 730 } })).toEqual([]);
    expect(outside({ frequency: { maxPerPerson: 1, perDays: 30 } })).toEqual(['COV-7 warning 1 message in 30 days']);
  });

  it('takes a blank frequency of an approved assessment for none, of a draft for a blank', () => {
    const blank = edited(['max-per-person: 1, per-days: 365', 'max-per-person: , per-days: ']);
    const often = { frequency: { maxPerPerson: 1, perDays: 365 } };
    expect(outside(often, blank)).toEqual(['COV-7 warning 1 message in 365 days']);
    expect(outside(often, blank.replace('status: approved', 'status: draft'))).toEqual([]);
    expect(outside({}, blank)).toEqual([]);
  });

  it('is strict about children whom nobody has weighed', () => {
    expect(outside({ includesChildren: true })).toEqual(['COV-2 error true']);
    expect(outside({ includesChildren: false })).toEqual([]);
    const among = (value: string) => edited(['includes-children: false', `includes-children: ${value}`]);
    expect(outside({ includesChildren: true }, among('true'))).toEqual([]);
    expect(outside({ includesChildren: true }, among('unknown'))).toEqual(['COV-2 error true']);
    const blank = edited([', includes-children: false', '']);
    expect(outside({ includesChildren: true }, blank)).toEqual(['COV-2 error true']);
    expect(outside({ includesChildren: true }, blank.replace('status: approved', 'status: draft'))).toEqual([]);
  });
});
