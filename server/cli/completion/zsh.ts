import type { Command, Option } from '../command';
import { namesOf, type Offer, type Offered, operandOffer, optionsOf, quoted, valueOffer } from './offers';

/** A script that teaches zsh what can be typed. Pure. */
export function zshCompletion(offered: Offered): string {
  const described = namesOf(offered).map(([name, what]) => `    ${quoted(`${name}:${what}`)}`);
  return `#compdef lawful-outreach
# Completion of lawful-outreach for zsh. Put it into a folder of your $fpath as _lawful-outreach, or into ~/.zshrc, after compinit:
#   source <(lawful-outreach completion zsh)
_lawful_outreach() {
  local -a commands
  commands=(
${described.join('\n')}
  )
  if (( CURRENT == 2 )); then
    _describe -t commands command commands
    _arguments '--help[List the commands]' '--version[Print the version]'
    return
  fi
  local command=$words[2]
  words=("\${(@)words[2,-1]}")
  (( CURRENT-- ))
  case $command in
${offered.commands.map((command) => caseOf(command, offered)).join('\n')}
    help) _describe -t commands command commands ;;
  esac
}
if [[ $funcstack[1] == _lawful_outreach || $funcstack[1] == _lawful-outreach ]]; then
  _lawful_outreach "$@"
else
  compdef _lawful_outreach lawful-outreach
fi
`;
}

function caseOf(command: Command, offered: Offered): string {
  const specs = Object.entries(optionsOf(command)).flatMap(([name, option]) => specsOf(name, option, offered));
  const operands = action(operandOffer(command, offered));
  if (command.operands.most > 0) specs.push(quoted(`*:${command.operands.inWords}:${operands}`));
  return `    ${command.name})\n      _arguments ${specs.join(' \\\n        ')} ;;`;
}

function specsOf(name: string, option: Option, offered: Offered): string[] {
  const { short, multiple, help } = option;
  const text = help.replace(/[[\]:\\]/g, (sign) => `\\${sign}`);
  const isFlag = option.type === 'boolean';
  const value = isFlag ? '' : `:${option.value ?? 'value'}:${action(valueOffer(option, offered))}`;
  const long = `--${name}${isFlag ? '' : '='}`;
  const before = multiple ? '*' : short === undefined ? '' : `(-${short} --${name})`;
  return [
    quoted(`${before}${long}[${text}]${value}`),
    ...(short === undefined ? [] : [quoted(`${before}-${short}${isFlag ? '' : '+'}[${text}]${value}`)]),
  ];
}

function action(offer: Offer): string {
  if (offer === undefined) return ' ';
  return offer === 'file' ? '_files' : offer === 'folder' ? '_files -/' : `(${offer.join(' ')})`;
}
