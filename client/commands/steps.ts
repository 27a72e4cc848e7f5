import { t } from '@vscode/l10n';
import { type Disposable, type QuickInput, QuickInputButtons, type QuickPickItem, window } from 'vscode';

/** Where a question stands among the others of a command. */
export interface Place {
  readonly title: string;
  /** From 1. */
  readonly step: number;
  readonly totalSteps: number;
  /** Whether there is a question before it to go back to. */
  readonly goesBack: boolean;
}

/** An answer, `back` where the person wants the question before, undefined where they leave with Esc. */
export type Answer<Value> = { readonly value: Value } | 'back' | undefined;

/** Asks one question after another. A question that was asked before gets the answer it had. Undefined once one is left with Esc. */
export async function askInTurn<Answers extends readonly unknown[]>(
  title: string,
  questions: {
    readonly [Index in keyof Answers]: (
      place: Place,
      before: Answers[Index] | undefined,
      earlier: readonly unknown[],
    ) => Promise<Answer<Answers[Index]>>;
  },
): Promise<Answers | undefined> {
  const answers: unknown[] = [];
  let index = 0;
  while (index < questions.length) {
    const place = { title, step: index + 1, totalSteps: questions.length, goesBack: index > 0 };
    const answer = await questions[index]!(place, answers[index], answers.slice(0, index));
    if (answer === undefined) return undefined;
    if (answer === 'back') index = Math.max(0, index - 1);
    else {
      answers[index] = answer.value;
      index++;
    }
  }
  return answers as unknown as Answers;
}

export interface PickOptions<Item extends QuickPickItem> {
  readonly items: readonly Item[];
  readonly placeholder: string;
  /** Chosen beforehand: several where `many`, else the one the cursor is on. */
  readonly chosen: readonly Item[];
  readonly many: boolean;
}

/** One or several of a list; where several, at least one. */
export function pick<Item extends QuickPickItem>(
  place: Place,
  { items, placeholder, chosen, many }: PickOptions<Item>,
): Promise<Answer<readonly Item[]>> {
  const input = window.createQuickPick<Item>();
  input.placeholder = placeholder;
  input.canSelectMany = many;
  input.matchOnDescription = true;
  input.matchOnDetail = true;
  input.items = items;
  if (many) input.selectedItems = chosen;
  // Without one to begin with, the cursor stands on the first.
  else if (chosen.length > 0) input.activeItems = chosen;
  return shown(input, place, (accept) =>
    input.onDidAccept(() => {
      if (input.selectedItems.length > 0) accept([...input.selectedItems]);
      else input.placeholder = t('Choose at least one, or leave with Esc.');
    }),
  );
}

export interface TypeOptions {
  readonly prompt: string;
  readonly value: string;
  /** What is wrong with a text; undefined where nothing is. */
  readonly wrong: (text: string) => string | undefined;
}

/** A text on one line, trimmed. */
export function type(place: Place, { prompt, value, wrong }: TypeOptions): Promise<Answer<string>> {
  const input = window.createInputBox();
  input.prompt = prompt;
  input.value = value;
  input.onDidChangeValue(() => {
    input.validationMessage = undefined;
  });
  return shown(input, place, (accept) =>
    input.onDidAccept(() => {
      const text = input.value.trim();
      input.validationMessage = wrong(text);
      if (input.validationMessage === undefined) accept(text);
    }),
  );
}

interface Buttoned extends QuickInput {
  buttons: readonly (typeof QuickInputButtons.Back)[];
  readonly onDidTriggerButton: (listener: (button: unknown) => void) => Disposable;
}

function shown<Value>(
  input: Buttoned,
  { title, step, totalSteps, goesBack }: Place,
  whenAccepted: (accept: (value: Value) => void) => Disposable,
): Promise<Answer<Value>> {
  return new Promise((resolve) => {
    const end = (answer: Answer<Value>) => {
      resolve(answer);
      input.dispose();
    };
    input.title = title;
    input.step = step;
    input.totalSteps = totalSteps;
    input.ignoreFocusOut = true;
    if (goesBack) input.buttons = [QuickInputButtons.Back];
    input.onDidTriggerButton((button) => {
      if (button === QuickInputButtons.Back) end('back');
    });
    whenAccepted((value) => end({ value }));
    input.onDidHide(() => end(undefined));
    input.show();
  });
}
