import type { Command } from '../command';
import { namesOf, type Offer, type Offered, operandOffer, optionsOf, quoted, valueOffer } from './offers';

/** A script that teaches bash (3.2 or newer) what can be typed. Pure. */
export function bashCompletion(offered: Offered): string {
  const names = namesOf(offered).map(([name]) => name);
  return `# Completion of lawful-outreach for bash. To use it now and in every new shell:
#   lawful-outreach completion bash > ~/.local/share/bash-completion/completions/lawful-outreach
# or, without the bash-completion package, put this into ~/.bashrc:
#   source <(lawful-outreach completion bash)
_lawful_outreach() {
  local current=\${COMP_WORDS[COMP_CWORD]} previous=\${COMP_WORDS[COMP_CWORD-1]}
  # bash takes "--format=json" apart at the sign.
  if [[ $current == "=" ]]; then current=
  elif [[ $previous == "=" ]]; then previous=\${COMP_WORDS[COMP_CWORD-2]}; fi
  COMPREPLY=()
  if ((COMP_CWORD == 1)); then
    COMPREPLY=($(compgen -W ${quoted([...names, '--help', '--version'].join(' '))} -- "$current"))
    return
  fi
  case \${COMP_WORDS[1]} in
${offered.commands.map((command) => caseOf(command, offered)).join('\n')}
    help)
      COMPREPLY=($(compgen -W ${quoted(names.join(' '))} -- "$current")) ;;
  esac
}
# Where nothing is offered, bash offers files.
complete -o default -F _lawful_outreach lawful-outreach
`;
}

function caseOf(command: Command, offered: Offered): string {
  const options = Object.entries(optionsOf(command));
  const written = options.flatMap(([name, { short }]) => [`--${name}`, ...(short === undefined ? [] : [`-${short}`])]);
  const values = options.flatMap(([name, option]) => {
    if (option.type === 'boolean') return [];
    const patterns = [`--${name}`, ...(option.short === undefined ? [] : [`-${option.short}`])].join('|');
    return [`        ${patterns}) ${reply(valueOffer(option, offered))} return ;;`];
  });
  return [
    `    ${command.name})`,
    ...(values.length > 0 ? ['      case $previous in', ...values, '      esac'] : []),
    `      if [[ $current == -* ]]; then COMPREPLY=($(compgen -W ${quoted(written.join(' '))} -- "$current"))`,
    `      else ${reply(operandOffer(command, offered)) || ':'} fi ;;`,
  ].join('\n');
}

function reply(offer: Offer): string {
  if (offer === 'folder') return 'COMPREPLY=($(compgen -d -- "$current"));';
  return offer === 'file' || offer === undefined
    ? ':;'
    : `COMPREPLY=($(compgen -W ${quoted(offer.join(' '))} -- "$current"));`;
}
