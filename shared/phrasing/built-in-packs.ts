import { lists as builtInLists } from './lists.prepared';
import { type Pack, parsePack } from './pack';
import frames from './packs/frames.yaml';
import p01 from './packs/p01.yaml';
import p02 from './packs/p02.yaml';
import p03 from './packs/p03.yaml';
import p04 from './packs/p04.yaml';
import p05 from './packs/p05.yaml';
import p06 from './packs/p06.yaml';
import p07 from './packs/p07.yaml';
import p08 from './packs/p08.yaml';
import p09 from './packs/p09.yaml';
import p10 from './packs/p10.yaml';
import p11 from './packs/p11.yaml';
import p12 from './packs/p12.yaml';
import p13 from './packs/p13.yaml';
import p14 from './packs/p14.yaml';
import p15 from './packs/p15.yaml';
import p16 from './packs/p16.yaml';
import p17 from './packs/p17.yaml';
import p18 from './packs/p18.yaml';
import p19 from './packs/p19.yaml';
import p20 from './packs/p20.yaml';

/**
 * The packs that come with the tool, in order of their categories, the frames last. Reading them takes a while: only what is
 * prepared by the build, and tests, may import this.
 */
export const builtInPacks: readonly Pack[] = Object.entries({
  p01,
  p02,
  p03,
  p04,
  p05,
  p06,
  p07,
  p08,
  p09,
  p10,
  p11,
  p12,
  p13,
  p14,
  p15,
  p16,
  p17,
  p18,
  p19,
  p20,
  frames,
}).map(([name, text]) => sound(parsePack(`${name}.yaml`, text, { lists: builtInLists, builtIn: true })));

/** A mistake in one of ours must be mended, not left out. */
function sound(pack: Pack): Pack {
  for (const { span, message } of pack.problems) {
    const line = pack.text.slice(0, span.start).split('\n').length;
    throw new Error(`${pack.path}, line ${line}: ${message}`);
  }
  return pack;
}
