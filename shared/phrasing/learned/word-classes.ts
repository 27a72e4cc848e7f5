import { stemOf } from './stem';

/**
 * Words by what they mean in a message to a recipient, so that what was learned about one holds for its like: "halve your bills"
 * from "cut your costs". A word may stand in several classes; its other forms belong to them as well.
 */
const wordClasses: Readonly<Record<string, string>> = {
  we: "we we're we've we'd we'll us our ours ourselves",
  me: "i i'm i've i'd i'll me my mine myself",
  you: "you you're you've you'd you'll your yours yourself yourselves",
  they: 'they them their he she his her him everyone everybody someone somebody anyone anybody nobody others people folk',
  improve:
    'save cut reduce halve slash boost grow increase double triple maximise maximize lower trim shave supercharge accelerate transform improve streamline simplify unlock generate eliminate automate speed shorten raise lift sharpen recover reclaim cure fix solve sort ease lighten strengthen optimise optimize enhance upgrade modernise outperform beat win earn gain free',
  gain: 'revenue sales leads profit margin bookings conversions turnover growth roi return pipeline productivity traffic engagement income cashflow reach footfall output efficiency performance enquiries demos results orders uptake occupancy visibility clarity confidence insight peace resilience yield',
  cost: 'cost bill spend spending overhead expense tax workload admin paperwork wait churn downtime premium emission risk outgoings hassle waste rework bottleneck burden stress headache pain effort manual',
  problem:
    'struggle struggling stuck tired frustrated fed worried behind juggling drowning chasing wrestling losing missing slipping wasted nightmare chaos mess messy clunky outdated slow patchy worry bother trouble',
  fault:
    'fault error bug outage incident failure failed broken breakdown leak delay delayed disruption problem issue defect crash stopped lost damaged missing wrong mistake incorrect interruption cancelled cancel postponed closed closure',
  ease: 'easy easier easily simple simpler simply effortless quick quicker quickly fast faster instant instantly seamless smooth smoother painless handy straightforward minutes seconds click overnight automatically hassle',
  praise:
    'best leading top award winning finest favourite trusted proven expert experts specialist premium luxury beautiful stunning gorgeous delicious amazing fantastic great brilliant incredible perfect ideal unbeatable unrivalled unique exclusive special innovative smart smarter powerful state superb lovely wonderful excellent outstanding exceptional crafted handmade authentic bespoke tailored ultimate world-class cosy fresh crisp',
  novelty:
    'new newly latest launch launched launching introduce introducing introduced unveil arriving arrived coming debut release released brand revamped refreshed redesigned reinvented upcoming next-generation just',
  product:
    'product service solution platform software tool toolset app range collection offering feature suite programme program package plan subscription membership plugin module dashboard integration licence license bundle portfolio menu line technology consultancy treatment model edition system device kit machine website portal bot assistant widget template engine',
  goods:
    'sofa kitchen bathroom boiler blinds carpet curtains shoes boots coat jacket dress jewellery watch glasses frames lenses mattress bed chair table lamp garden shed fence windows doors car van bike tyres phone handset laptop tablet headphones camera wine beer coffee tea cake pizza curry burger steak box hamper gift flowers bouquet candle book books skincare perfume makeup paint tools plants seeds toys',
  offer:
    'offer deal discount saving sale voucher coupon promo promotion bargain reduction rebate cashback bonus reward points perk freebie giveaway prize treat credit code half-price clearance',
  price:
    'price pricing rate fee quote tariff deposit charge cost pay paid payment money pounds pence quid tenner fiver #money',
  free: 'free complimentary gratis on-us',
  percent: '#percent per cent percent half third quarter fifth fraction',
  urgency:
    'hurry now today tonight soon last final ends ending closes closing expires limited only remaining left few quick midnight before until deadline gone going while',
  purchase:
    'buy purchase order shop book reserve subscribe subscription upgrade switch join sign register enrol apply claim grab get try start checkout basket cart add',
  offerverb:
    'offer provide supply deliver build make design run help support advise work specialise specialize handle manage look act represent train coach fit install sell stock brew bake grow',
  helpverb: 'help helps helped helping support assist guide enable let allow lets save',
  show: 'show demonstrate walk talk explain share send tell give introduce present run take',
  invite:
    'invite invited invitation welcome join come visit pop drop call swing see meet fancy love like happy pleasure delighted glad',
  meeting:
    'call chat meeting conversation catch coffee zoom natter discussion word consultation introduction intro walkthrough demo demonstration brew session slot diary calendar visit teams lunch drink tour viewing appointment',
  minutes: 'minute minutes min mins hour hours half-hour moment quarter fifteen twenty thirty ten',
  day: 'monday tuesday wednesday thursday friday saturday sunday mon tue wed thu fri sat sun week weekend morning afternoon evening tomorrow today tonight fortnight',
  month:
    'january february march april may june july august september october november december spring summer autumn winter month year easter christmas quarter season',
  question:
    'any worth interested interest curious open keen useful use fancy possible mind happy sense chance room wonder wondering could would shall might',
  event:
    'webinar workshop masterclass seminar conference summit event expo roundtable briefing showcase open-day taster retreat bootcamp training breakfast supper fair exhibition livestream festival gala concert show performance screening talk lecture recital party drinks reception tour walk market fete class course match play preview launch',
  ticket: 'ticket tickets seat seats place places spot spots slot space spaces pass booking box',
  newsletter:
    'newsletter mailing digest roundup bulletin list email emails updates alerts subscribe note column series blog podcast',
  asset:
    'guide whitepaper ebook report checklist toolkit template playbook benchmark calculator case study brochure catalogue resource infographic workbook handbook video library survey research article post',
  page: 'page channel profile feed group community linkedin facebook instagram youtube tiktok twitter social socials',
  follow: 'follow like connect share subscribe comment repost tag',
  refer:
    'refer recommend forward pass introduce tell share mention bring nominate friend friends colleague colleagues neighbour neighbours contacts network someone anyone word',
  donate:
    'donate donation give gift giving sponsor sponsorship fund fundraise fundraising raise raised contribute contribution support legacy will pledge appeal collect tin match spare',
  cause:
    'campaign petition movement cause fight pledge protest rally march vote candidate party manifesto save protect defend stop ban change justice climate hunger poverty homelessness homeless refugee shelter rescue hospice wildlife planet nature rights',
  beneficiary:
    'child children family families dog cat animals patients veterans carers refugees people elderly lonely hungry youngsters kids',
  volunteer: 'volunteer volunteers volunteering trustee governor steward helper helpers role roles',
  customer:
    'customer client company companies firm business team brand organisation organization employer member practice agency owner founder leader school manufacturer retailer startup homeowner driver landlord dentist accountant solicitor freelancer developer marketer teacher household learner director guest user users subscriber households businesses peers competitors neighbours sites branches',
  testimony:
    'review reviews rated rating stars testimonial trust trusted love loved loves swear swears raves recommend recommended chosen choose chose switched joined told said says happy delighted results already',
  numberword:
    'one two three four five six seven eight nine ten eleven twelve dozen dozens hundred hundreds thousand thousands #number many most several',
  partner:
    'partner partners sponsor affiliate associate sister teamed together collaboration collaborate alliance reseller joint',
  recruit:
    'role vacancy job career salary hiring hire candidate candidates recruiter talent position opportunity cv apply shortlist placement apprenticeship contract permanent team join',
  account:
    'account password sign-in login log username profile settings security verification verify code two-factor authentication access email address device browser session',
  payment:
    'invoice receipt statement balance direct debit card refund refunded payment overdue arrears due charge charged billing bill instalment transaction amount total vat paid renewal',
  order:
    'order delivery parcel dispatched shipped courier driver tracking collection collect return package arrive arriving delivered depot',
  appointment:
    'appointment booking booked reservation confirmed confirmation reschedule rescheduled clinic surgery check-up vaccination scan jab attend arrive',
  medical:
    'doctor nurse gp hospital patient treatment prescription results test blood dental dose vaccine medication clinic ward consultant symptoms',
  legal:
    'notice terms conditions policy law legal act regulation section clause rights statutory court tribunal hearing agreement contract licence tenancy lease liability data privacy controller processor consent object complaint ombudsman regulator shareholder agm resolution election ballot',
  public:
    'council tax bins bin waste collection road roadworks works water supply electricity gas station train bus school term library consultation planning application ward residents parking permit',
  safety:
    'safety recall fire alarm emergency evacuate warning danger hazard unsafe stop flood storm gas leak inspection smoke risk urgent scam fraud phishing',
  hr: 'payroll payslip leave annual holiday rota shift pension hr manager staff induction training disciplinary appraisal handover timesheet',
  change:
    'change changed changes changing update updated updating moved moving replace replaced replacing discontinue retire migrate migration maintenance upgrade version from',
  unsubscribe: 'unsubscribe stop opt out remove removed preferences mailing withdraw object objection suppress',
  requested:
    'asked requested request wanted agreed reported enquired enquiry applied registered signed submitted sent raised complained mentioned promised discussed yours',
  attach:
    'attached enclosed below here above link form document file pdf copy agenda minutes papers draft figures spreadsheet slides invoice',
  thanks:
    'thank thanks sorry apologise apologies apology congratulations congrats regards best wishes condolences welcome',
  reply: 'reply respond answer confirm confirmation let know tell call ring phone contact email text',
  need: 'need needs must require required please ensure check make complete return bring provide update submit fill sign read',
  feedback:
    'feedback survey views opinion opinions questionnaire study research participants interview interviewing thoughts comments tell rate',
  negation:
    "not no never don't doesn't isn't aren't won't can't nothing without neither nor none nobody didn't wasn't haven't hasn't wouldn't couldn't",
  soft: 'just maybe perhaps wondered wondering thought happen happened noticed saw heard spotted read seen looking came',
  compare:
    'than instead rather more less better cheaper lower higher faster other elsewhere usual typical average most fewer',
  modal: 'could can would will might may shall should',
  quality:
    'quality standard professional qualified accredited certified approved guaranteed guarantee warranty insured local independent family-run award',
  home: 'home house flat property rent letting mortgage tenant landlord move insurance cover policy energy broadband',
  travel: 'holiday flight hotel trip cruise cottage break stay beach tour ferry villa resort',
  body: 'hair nails facial massage gym fitness yoga pilates class weight smile teeth skin eyes hearing',
};

const classes = new Map<string, number[]>();
Object.values(wordClasses).forEach((words, index) => {
  for (const stem of new Set(words.split(' ').map(stemOf))) {
    const found = classes.get(stem);
    if (found) found.push(index + 1);
    else classes.set(stem, [index + 1]);
  }
});

/** The classes that a stem belongs to, as numbers from 1; empty for a word that is in none. */
export function classesOf(stem: string): readonly number[] {
  return classes.get(stem) ?? none;
}

const none: readonly number[] = [];
