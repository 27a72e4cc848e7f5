/**
 * Words that texts disguise, and short words that could be meant. Where it isn't clear what a disguised word reads as, or whether
 * it is one at all, the reading counts that is one of these.
 */
export const knownWords: ReadonlySet<string> = new Set(
  (
    'a about access account act action add ads advert after again all alone also always amazing annual any app apply at available award ' +
    'back bag bags bargain bargains be beat been best better big bigger bill bills black bonus book booking books boost boots box brand break bring ' +
    'budget build business but buy by call calls came can card cards cash catch chance cheap cheaper cheapest check choose claim class ' +
    'clear clearance click clicks clients close club code codes cold come cool cost costs coupon course cover credit customer customers cut ' +
    'dad daily date day days deal deals dealt debt deliver delivery demo demos discount discounts do done door double down drop early earn easy email ' +
    'emails end ending ends enjoy enrol enter entry every exclusive expire expires express extra fall fast fee feel fees few final finally find first five ' +
    'fix flash follow food for four free freebie friend from full fund gain gave get gift gifts give go gold gone good goods grab great grow guarantee ' +
    'guaranteed guide had half happy has hate have health hello help here hi hire his hit hot hour house how hurry i if in income inside instant interest into ' +
    'invite is issue it join just keep last late later leads learn leave left less let level life like limit limited link links list live loan loans ' +
    'long look lose loss lot love low lower lowest made mail make man many massive me meet members membership message mid million mine money month ' +
    'monthly months more most move must my near need never new news next nice night no none not nothing now of off offer offers office on once ' +
    'one only open opt or order orders our out over own paid part party pay payment people percent pick pills plan please plus pop post premium present price prices pricing prize ' +
    'prizes products profit profits promo promotion promotions quick quote rate rates ready real reduced reductions refer register rent reply reserve results reward ' +
    'rewards rich right risk roll room sale sales sample save saved saver savings score search seat seats see seen sell selling send service services ' +
    'set shop shopping short sign sit site sites skill small so sold solution some soon special specials spend spent stand start started stay ' +
    'stock stop store student subscribe success such suit super sure take tell ten than thank thanks that the them these they this three ticket tickets till time times ' +
    'tip to today together tomorrow tonight too took top touch trade training treat trial trials trip try two unlimited until up update upgrade ' +
    'us use value vip visit voucher vouchers wait want was watch way we week weekly weeks weight well what when where while who why wide will win winner winners with ' +
    'without won work worth yeah year yearly years yes yet you your'
  ).split(' '),
);

/** Digits that stand for a sound. */
export const soundSpellings: ReadonlyMap<string, string> = new Map(
  (
    '2day:today 2night:tonight 2nite:tonight 2nyt:tonight 2moro:tomorrow 2morrow:tomorrow 2mrw:tomorrow 2gether:together ' +
    '4ever:forever 4get:forget any1:anyone b4:before every1:everyone ev1:everyone gr8:great h8:hate l8:late l8r:later l8er:later m8:mate m8s:mates ' +
    'some1:someone str8:straight w8:wait w8ing:waiting'
  )
    .split(' ')
    .map((entry) => entry.split(':') as [string, string]),
);
