/**
 * How much care a class of merge fields needs. `none`: it says nothing about the recipient. `ordinary`: expected in a message.
 * `caution`: rarely needed, to be questioned. `sensitive`: harm is likely where it goes wrong. `special`: UK GDPR Art 9 or 10.
 */
export type Sensitivity = 'none' | 'ordinary' | 'caution' | 'sensitive' | 'special';

/** A class of merge fields. Data: what it is called, why it matters, and by which names tools and people know its fields. */
export interface MergeFieldClass {
  /** An assessment may name it in `scope.data-fields` instead of single fields. */
  readonly code: string;
  /** In a sentence: "health data". */
  readonly label: string;
  readonly sensitivity: Sensitivity;
  /** Why it matters, as a sentence. */
  readonly why: string;
  readonly source: string;
  /** Names, as words joined by `_`. Each also stands for longer names that contain its words: `customer_home_address`. */
  readonly names: readonly string[];
  /** Words with other meanings too (`race_date`, `credit_union`), which count only as the whole name. */
  readonly whole?: readonly string[];
  /** Names from which the class can only be guessed, such as a diet that may show a belief. Those count as names too. */
  readonly inferred?: readonly string[];
}

const minimisation = 'UK GDPR Art 5(1)(c)';
const article9 = 'UK GDPR Art 9';

function words(text: string): readonly string[] {
  return text.split(' ');
}

/** The classes, the gravest first: a name that fits several belongs to the first. Source: UK GDPR Arts 5(1), 8, 9, 10 and 25. */
export const mergeFieldClasses: readonly MergeFieldClass[] = [
  {
    code: 'sender',
    label: 'who sends the message',
    sensitivity: 'none',
    why: 'It says who sends the message.',
    source: 'PECR reg 23(a)',
    names: words(
      'sender sender_name sender_role sender_company sender_email sender_phone registered_office company_number account_manager our_name our_company signature from_name owner_name',
    ),
  },
  {
    code: 'mechanics',
    label: 'the mechanics of sending',
    sensitivity: 'none',
    why: 'It makes the message work.',
    source: 'PECR reg 23(b)',
    names: words(
      'unsubscribe unsubscribe_url unsubscribe_link unsub unsub_url unsub_link opt_out_url opt_out_link preference_url preferences_url preference_centre preference_center update_profile manage_preferences privacy_url privacy_link reply_to campaign_id view_in_browser webversion web_version page_url current_year',
    ),
    whole: words('archive forward'),
  },
  {
    code: 'health',
    label: 'health data',
    sensitivity: 'special',
    why: 'Health data is a special category: it needs a condition of Art 9, most often explicit consent.',
    source: article9,
    names: words(
      'health_condition health_status health_issue health_data medical_condition medical_history diagnosis diagnosed disability disabled medication prescription pregnant pregnancy baby_due_date mental_health nhs_number blood_type allergy allergies smoker therapy symptom symptoms vaccination vaccinated sick_leave illness disease patient patient_id',
    ),
    whole: words('health medical condition weight treatment'),
  },
  {
    code: 'ethnicity',
    label: 'data about ethnic origin',
    sensitivity: 'special',
    why: 'Ethnic origin is a special category: it needs a condition of Art 9.',
    source: article9,
    names: words('ethnicity ethnic ethnic_origin racial'),
    whole: words('race'),
    inferred: words('nationality country_of_birth birth_country first_language mother_tongue'),
  },
  {
    code: 'religion',
    label: 'data about religion or belief',
    sensitivity: 'special',
    why: 'Religion and belief are a special category: they need a condition of Art 9.',
    source: article9,
    names: words('religion religious faith belief parish congregation'),
    whole: words('church mosque synagogue temple'),
    inferred: words('dietary dietary_requirement dietary_requirements diet halal kosher'),
  },
  {
    code: 'politics',
    label: 'data about political opinions',
    sensitivity: 'special',
    why: 'Political opinions are a special category: they need a condition of Art 9.',
    source: article9,
    names: words('political_party political_opinion political voting_intention voting canvass_code party_member'),
  },
  {
    code: 'union',
    label: 'trade union membership',
    sensitivity: 'special',
    why: 'Trade union membership is a special category: it needs a condition of Art 9.',
    source: article9,
    names: words('union_member union_membership trade_union branch_officer'),
    whole: words('union union_branch'),
  },
  {
    code: 'orientation',
    label: 'data about sex life or orientation',
    sensitivity: 'special',
    why: 'Sex life and sexual orientation are a special category: they need a condition of Art 9.',
    source: article9,
    names: words('sexual_orientation sexuality lgbt lgbtq sex_life'),
    inferred: words('partner_gender'),
  },
  {
    code: 'biometric',
    label: 'genetic or biometric data',
    sensitivity: 'special',
    why: 'Genetic and biometric data are special categories: they need a condition of Art 9 and most likely an impact assessment.',
    source: article9,
    names: words('dna genetic genetics fingerprint face_id faceprint voiceprint biometric'),
  },
  {
    code: 'criminal',
    label: 'data about offences',
    sensitivity: 'special',
    why: 'Data about offences may only be used under official authority or a condition of DPA 2018 Sch 1.',
    source: 'UK GDPR Art 10',
    names: words('conviction convictions offence offences criminal dbs arrest arrested prosecution'),
    whole: words('caution'),
  },
  {
    code: 'children',
    label: "children's data",
    sensitivity: 'sensitive',
    why: "Children's data has higher protection, and a message to an adult rarely needs it.",
    source: 'UK GDPR recital 38',
    names: words(
      'child_name child_age child_birthday childs_name school_year guardian parent_of son_name daughter_name pupil_name child_school',
    ),
  },
  {
    code: 'vulnerability',
    label: 'a sign that somebody is vulnerable',
    sensitivity: 'sensitive',
    why: 'It marks somebody as vulnerable. Messages aimed at people in trouble do harm, and the ICO looks at them first.',
    source: 'UK GDPR Arts 5(1)(a), 6(1)(f)',
    names: words(
      'vulnerable vulnerability vulnerability_flag bereaved bereavement hardship carer domestic_abuse priority_services',
    ),
  },
  {
    code: 'credentials',
    label: 'something people sign in with',
    sensitivity: 'sensitive',
    why: 'Whoever reads the message could use it. Passwords and codes have no place in outreach.',
    source: 'UK GDPR Art 5(1)(f)',
    names: words('password passcode otp one_time_code security_answer security_code'),
    whole: words('pin token access_token'),
    inferred: words('reset_link reset_url password_reset_link password_reset_url'),
  },
  {
    code: 'financial-account',
    label: 'bank or card details',
    sensitivity: 'sensitive',
    why: 'Bank and card details in a message invite fraud, and no outreach needs them.',
    source: 'UK GDPR Art 5(1)(f)',
    names: words('bank_account account_iban card_number sort_code iban cvv cvc bank_details card_expiry'),
  },
  {
    code: 'government-id',
    label: 'an official number',
    sensitivity: 'sensitive',
    why: 'Official numbers help to steal identities, and no outreach needs them.',
    source: minimisation,
    names: words(
      'ni_number national_insurance national_insurance_number passport passport_number driving_licence tax_ref tax_reference utr',
    ),
  },
  {
    code: 'financial',
    label: 'data about money troubles or means',
    sensitivity: 'sensitive',
    why: 'It says how somebody stands with money. People in debt are easily harmed, and have been targeted unlawfully.',
    source: minimisation,
    names: words('income credit_score debt debts arrears insolvency bankruptcy overdraft net_worth'),
    whole: words('benefits benefit'),
  },
  {
    code: 'family',
    label: 'data about family',
    sensitivity: 'caution',
    why: "It is about somebody's family, who know nothing of the message.",
    source: minimisation,
    names: words(
      'spouse spouse_name partner_name husband wife children_count number_of_children marital_status next_of_kin',
    ),
  },
  {
    code: 'employment',
    label: 'personnel data',
    sensitivity: 'caution',
    why: 'Personnel data is sensitive in effect, though the law has no special rule for it.',
    source: minimisation,
    names: words('salary performance_rating absence absences redundancy disciplinary notice_period appraisal'),
    whole: words('performance'),
  },
  {
    code: 'age',
    label: 'age',
    sensitivity: 'caution',
    why: 'A message rarely needs it, and it can show that children are among the recipients.',
    source: minimisation,
    names: words('date_of_birth dob birth_date birthdate birthday age age_band age_group'),
  },
  {
    code: 'location',
    label: 'a photo, location or device',
    sensitivity: 'caution',
    why: 'Few people expect a sender to know where they are, what they look like or what they use.',
    source: 'UK GDPR Art 5(1)(a)',
    names: words('photo avatar latitude longitude ip ip_address device_id geo geolocation gps profile_picture'),
    whole: words('lat long lng location'),
  },
  {
    code: 'generated',
    label: 'text written by a machine',
    sensitivity: 'caution',
    why: 'Nobody sees what it says before it is sent: it may be wrong, or infer what people never told you.',
    source: 'UK GDPR Art 5(1)(d)',
    names: words(
      'ai_icebreaker icebreaker ai_first_line ai_intro ai_line ai_opener ai_summary generated generated_intro ai_text gpt',
    ),
  },
  {
    code: 'free-text',
    label: 'free text about people',
    sensitivity: 'caution',
    why: 'Nobody knows what stands in it: it may hold anything, health and complaints included.',
    source: minimisation,
    names: words('crm_notes agent_notes call_notes contact_notes transcript custom_note personal_note'),
    whole: words('notes note comments comment custom custom_1 custom_2 custom_3 custom1 custom2 custom3'),
  },
  {
    code: 'history',
    label: 'behaviour or a profile',
    sensitivity: 'caution',
    why: 'It shows that you follow what people do. The privacy notice has to say so, and they can object to it.',
    source: 'UK GDPR Arts 13(1)(c), 21(2)',
    names: words(
      'last_purchase last_product basket abandoned_basket cart viewed_pages viewed_products visits page_visits lead_score segment persona churn_risk nps last_login last_visit email_opens clicked link_clicks browsing_history',
    ),
  },
  {
    code: 'found',
    label: 'something found out about people',
    sensitivity: 'caution',
    why: "People wonder how you know. If they didn't tell you, say where you got it.",
    source: 'UK GDPR Art 14(2)(f)',
    names: words(
      'mutual_connection mutual_connections seen_at_event profile_headline post_topic recent_post latest_post school university alma_mater',
    ),
  },
  {
    code: 'contact',
    label: 'private contact details',
    sensitivity: 'caution',
    why: 'The text of a message rarely needs them.',
    source: minimisation,
    names: words(
      'personal_email mobile mobile_number home_phone phone_number phone home_address address address_1 street postcode zip postal_code city town county',
    ),
  },
  {
    code: 'pronouns',
    label: 'pronouns',
    sensitivity: 'caution',
    why: 'Pronouns may reveal gender identity. Use them only where people gave them for this.',
    source: minimisation,
    names: words('pronoun pronouns gender'),
  },
  {
    code: 'transaction',
    label: 'what the message is about',
    sensitivity: 'ordinary',
    why: 'It is part of what somebody ordered, booked or asked about.',
    source: minimisation,
    names: words(
      'order_number order_id booking_number booking_reference delivery_date tracking_number appointment_time appointment_date invoice_number amount_due ticket_number account_number reference_number renewal_date membership_number case_number policy_number',
    ),
  },
  {
    code: 'identity',
    label: 'names',
    sensitivity: 'ordinary',
    why: 'People expect to be addressed by name.',
    source: minimisation,
    names: words(
      'first_name last_name full_name forename surname given_name family_name salutation preferred_name nickname display_name greeting_name contact_name customer_name recipient_name middle_name',
    ),
    whole: words('name title fname lname prefix initials email email_address'),
  },
  {
    code: 'work',
    label: 'work details',
    sensitivity: 'ordinary',
    why: 'People expect it in a message about their work.',
    source: minimisation,
    names: words(
      'company company_name organisation organization organisation_name employer job_title job_role jobtitle department work_email industry company_size linkedin_url practice_name school_name',
    ),
    whole: words('role position sector team office'),
  },
];

/** `contact.FirstName`, `First Name` and `FIRST-NAME` all become `first_name`: lower case, without namespace or filters. */
export function mergeFieldName(written: string): string {
  const last = written.split('|')[0]!.trim().split('.').pop() ?? '';
  return last
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replace(/[\s-]+/g, '_')
    .toLowerCase();
}

interface Entry {
  readonly of: MergeFieldClass;
  readonly inferred: boolean;
}

/** Every name without its joints: `firstname` is `first_name` however a tool writes it. */
const byLetters = new Map<string, Entry>();
/** Every name with its words, for names that contain them. */
const byWords: (Entry & { readonly name: string })[] = [];
for (const of of mergeFieldClasses) {
  for (const [names, inferred, part] of [
    [of.names, false, true],
    [of.inferred ?? [], true, true],
    [of.whole ?? [], false, false],
  ] as const) {
    for (const name of names) {
      const letters = name.replaceAll('_', '');
      if (!byLetters.has(letters)) byLetters.set(letters, { of, inferred });
      if (part) byWords.push({ of, inferred, name: `_${name}_` });
    }
  }
}

/** Whose data it is, said in front of what it is: `customer_race`. */
const owner =
  /^(?:contact|customer|client|user|recipient|subscriber|member|lead|person|prospect|donor|supporter|your|the|is|has|c|u)_(?=.)/;

/** The class of a merge field, and whether it can only be guessed from the name. */
export interface Classified {
  readonly class: MergeFieldClass;
  readonly inferred: boolean;
}

/** So many names are remembered: a folder of templates has the same few. */
const mostNames = 1000;
const classes = new Map<string, Classified | undefined>();

/** What kind of data a merge field holds, told by its name in any dialect; undefined for a name nobody has heard of. */
export function classOf(written: string): Classified | undefined {
  let known = classes.get(written);
  if (known === undefined && !classes.has(written)) {
    if (classes.size >= mostNames) classes.clear();
    known = classed(written);
    if (written.length < 100) classes.set(written, known);
  }
  return known;
}

function classed(written: string): Classified | undefined {
  const name = mergeFieldName(written);
  // The longer of two names says more: sender_email is the sender's, home_address private.
  for (let rest = name; ; ) {
    const entry = byLetters.get(rest.replaceAll('_', ''));
    if (entry) return { class: entry.of, inferred: entry.inferred };
    const shorter = rest.replace(owner, '');
    if (shorter === rest) break;
    rest = shorter;
  }
  const padded = `_${name}_`;
  const within = byWords.find((entry) => padded.includes(entry.name));
  return within && { class: within.of, inferred: within.inferred };
}

/** Whether the merge field prints or uses data about the recipient. A field nobody has heard of does, to be safe. */
export function isPersonal(written: string): boolean {
  return classOf(written)?.class.sensitivity !== 'none';
}

/** Special category, criminal, children's and financial data, vulnerability and what people sign in with. */
export function isSensitive(written: string): boolean {
  const sensitivity = classOf(written)?.class.sensitivity;
  return sensitivity === 'special' || sensitivity === 'sensitive';
}
