// Imported before anything else by the command line. Most of what a check runs it runs a few times: machine code of either kind takes longer to
// make than it saves then, also when many files are checked, and what runs most often still gets it.
import { setFlagsFromString } from 'node:v8';
import { makeBestCodeAfter } from './best-code.node';

setFlagsFromString('--no-sparkplug');
makeBestCodeAfter(1_000_000);
