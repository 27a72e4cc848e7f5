import { describe, expect, it } from 'vitest';
import {
  classOf,
  isPersonal,
  isSensitive,
  mergeFieldClasses,
  mergeFieldName,
} from '../../../shared/vocabulary/merge-fields';

describe('the class of a merge field', () => {
  it.each([
    ['first_name', 'identity'],
    ['contact.FirstName', 'identity'],
    ['FNAME', 'identity'],
    ['firstname', 'identity'],
    ['First Name', 'identity'],
    ['company', 'work'],
    ['JobTitle', 'work'],
    ['sender_name', 'sender'],
    ['SenderEmail', 'sender'],
    ['unsubscribe_url', 'mechanics'],
    ['UNSUB', 'mechanics'],
    ['order_number', 'transaction'],
    ['home_address', 'contact'],
    ['customer.home_address', 'contact'],
    ['postcode', 'contact'],
    ['date_of_birth', 'age'],
    ['DOB', 'age'],
    ['last_purchase', 'history'],
    ['lead_score', 'history'],
    ['recent_post', 'found'],
    ['ip_address', 'location'],
    ['children_count', 'family'],
    ['child_name', 'children'],
    ['salary', 'employment'],
    ['credit_score', 'financial'],
    ['card_number', 'financial-account'],
    ['contact.pregnant', 'health'],
    ['is_pregnant', 'health'],
    ['health_condition', 'health'],
    ['customer_disability_status', 'health'],
    ['ethnicity', 'ethnicity'],
    ['customer_race', 'ethnicity'],
    ['dietary_requirement', 'religion'],
    ['voting_intention', 'politics'],
    ['union_member', 'union'],
    ['sexual_orientation', 'orientation'],
    ['fingerprint', 'biometric'],
    ['conviction', 'criminal'],
    ['ni_number', 'government-id'],
    ['password', 'credentials'],
    ['bereaved', 'vulnerability'],
    ['crm_notes', 'free-text'],
    ['ai_icebreaker', 'generated'],
    ['pronouns', 'pronouns'],
  ])('%s: %s', (name, code) => {
    expect(classOf(name)?.class.code).toBe(code);
  });

  it.each([
    'race_date',
    'credit_union_branch_code',
    'release_notes_url',
    'health_and_safety_course',
    'event_location',
    'page_count',
    'package_weight',
    'visit_date',
    'survey_link',
    'favourite_colour',
    'churchill_room',
    'message_id',
    'personalization_token',
  ])('%s is none that needs care', (name) => {
    expect(['none', 'ordinary', undefined]).toContain(classOf(name)?.class.sensitivity);
  });

  it('may only be guessed', () => {
    expect(classOf('nationality')?.inferred).toBe(true);
    expect(classOf('halal')?.inferred).toBe(true);
    expect(classOf('religion')?.inferred).toBe(false);
  });

  it('says whether it is about the recipient, and whether it needs special care', () => {
    expect(isPersonal('sender_name')).toBe(false);
    expect(isPersonal('first_name')).toBe(true);
    expect(isPersonal('anything_else')).toBe(true);
    expect(isSensitive('pregnant')).toBe(true);
    expect(isSensitive('child_age')).toBe(true);
    expect(isSensitive('first_name')).toBe(false);
  });

  it('has one place for each name', () => {
    const names = mergeFieldClasses.flatMap((each) => [...each.names, ...(each.whole ?? []), ...(each.inferred ?? [])]);
    expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
    for (const name of names) expect(mergeFieldName(name)).toBe(name);
  });
});
