import type { Finding } from '../../shared/lint/finding';
import { findingFingerprints } from '../../shared/lint/finding-fingerprint';
import { Lines } from '../../shared/text/lines';
import type { FileReport, PlacedFinding, Tally } from './report';
import { tallyOf } from './report';

/** Files whose findings are packed together: fewer take more room packed, more take longer to look at one. */
const batchSize = 128;

/** How many batches are kept unpacked. Whoever reads the files in order needs one. */
const mostUnpacked = 2;

/** Findings of one file as they are kept. */
interface Stored {
  readonly findings: readonly StoredFinding[];
  readonly waived: readonly StoredFinding[];
}

type StoredFinding = Omit<PlacedFinding, 'fingerprint'>;

/** Findings of one file as they are read, with what is made of its text when somebody asks. */
interface Unpacked {
  readonly findings: readonly PlacedFinding[];
  readonly waived: readonly PlacedFinding[];
  readonly lines: Lines;
}

/** What was found in many files, as one thread hands it to another. */
export type PackedBatches = readonly Uint8Array[];

/** What is known of a file without its findings. */
export type ListedFile = Pick<FileReport, 'file' | 'kind'> & { readonly tally: Tally };

interface Codec {
  pack(text: string): Uint8Array;
  unpack(bytes: Uint8Array): string;
}

/**
 * Reports of files whose findings are kept compressed, about a twentieth of what they take as objects: those of ten thousand files
 * would fill more than a gigabyte. A report made here reads its findings when they are asked for; reading files in order costs one
 * look at each batch.
 */
export class PackedFiles {
  readonly #batches: (Uint8Array | readonly Stored[])[] = [];
  #filling: Stored[] = [];
  #codec: Codec | undefined;
  /** The batches looked at last, the latest first. */
  #unpacked: { readonly batch: number; readonly files: readonly Stored[]; readonly read: (Unpacked | undefined)[] }[] =
    [];

  constructor() {
    this.#batches.push(this.#filling);
  }

  /** Takes over what was found in a file. `textOf` gives its text again when that is asked for. */
  async add({ file, kind, findings, waived }: FileReport, textOf: () => string): Promise<FileReport> {
    if (this.#filling.length === batchSize) await this.#pack();
    const batch = this.#batches.length - 1;
    const place = this.#filling.length;
    this.#filling.push({ findings: findings.map(stored), waived: waived.map(stored) });
    const read = () => this.#read(batch, place, file, textOf);
    const tally = tallyOf({ findings, waived });
    return new PackedFile(file, kind, tally, textOf, read);
  }

  /** All that was added, so that another thread can {@link adopt} it. Nothing can be added afterwards. */
  async handOver(): Promise<PackedBatches> {
    await this.#pack();
    return this.#batches.slice(0, -1) as PackedBatches;
  }

  /** Takes over what another thread was told, file by file in the order in which it was added there. */
  async adopt(
    batches: PackedBatches,
    listed: readonly ListedFile[],
    textOf: (file: string) => string,
  ): Promise<FileReport[]> {
    await this.#pack();
    const first = this.#batches.length - 1;
    this.#batches.splice(first, 0, ...batches);
    return listed.map(({ file, kind, tally }, i) => {
      const text = () => textOf(file);
      const read = () => this.#read(first + Math.floor(i / batchSize), i % batchSize, file, text);
      return new PackedFile(file, kind, tally, text, read);
    });
  }

  /** The first batch stays as it is until it is full: a check of a few files needs no library for this. */
  async #pack(): Promise<void> {
    this.#codec ??= await codec();
    this.#batches[this.#batches.length - 1] = this.#codec.pack(JSON.stringify(this.#filling));
    this.#filling = [];
    this.#batches.push(this.#filling);
  }

  #read(batch: number, place: number, file: string, textOf: () => string): Unpacked {
    let known = this.#unpacked.find((each) => each.batch === batch);
    if (!known) {
      const packed = this.#batches[batch]!;
      const files: readonly Stored[] = packed instanceof Uint8Array ? JSON.parse(this.#codec!.unpack(packed)) : packed;
      known = { batch, files, read: [] };
      this.#unpacked = [known, ...this.#unpacked.slice(0, mostUnpacked - 1)];
    }
    known.read[place] ??= unpacked(known.files[place]!, file, textOf);
    return known.read[place];
  }
}

class PackedFile implements FileReport {
  readonly #textOf: () => string;
  readonly #read: () => Unpacked;

  constructor(
    readonly file: string,
    readonly kind: FileReport['kind'],
    readonly tally: Tally,
    textOf: () => string,
    read: () => Unpacked,
  ) {
    this.#textOf = textOf;
    this.#read = read;
  }

  get text(): string {
    return this.#textOf();
  }

  get lines(): Lines {
    return this.#read().lines;
  }

  get findings(): readonly PlacedFinding[] {
    return this.#read().findings;
  }

  get waived(): readonly PlacedFinding[] {
    return this.#read().waived;
  }
}

function stored({ finding, start, end, related }: PlacedFinding): StoredFinding {
  return { finding, start, end, related };
}

function unpacked({ findings, waived }: Stored, file: string, textOf: () => string): Unpacked {
  const text = textOf();
  const all: readonly Finding[] = [...findings, ...waived].map(({ finding }) => finding);
  let names: readonly string[] | undefined;
  const placed = (each: StoredFinding, position: number): PlacedFinding => ({
    ...each,
    get fingerprint() {
      names ??= findingFingerprints(file, text, all);
      return names[position]!;
    },
  });
  return {
    findings: findings.map(placed),
    waived: waived.map((each, i) => placed(each, findings.length + i)),
    lines: new Lines(text),
  };
}

async function codec(): Promise<Codec> {
  const { deflateRawSync, inflateRawSync } = await import('node:zlib');
  return {
    pack: (text) => deflateRawSync(text, { level: 1 }),
    unpack: (bytes) => inflateRawSync(bytes).toString(),
  };
}
