import { VARIABLES } from '../../src/config.js';

/** A block of commands of the README, and what it says that they print. */
export interface CommandBlock {
  readonly commands: string;
  /** Empty where the README shows nothing: then nothing may be printed. */
  readonly shown: string;
}

/** The part of a page under a heading of the second level that begins so. @throws Error where there is none */
export function sectionOf(markdown: string, heading: string): string {
  const section = `\n${markdown}`.split('\n## ').find((part) => part.startsWith(heading));
  if (section === undefined) throw new Error(`the README has no section ${heading}`);
  return section;
}

/** Fenced blocks `sh`, each with the block `text` that follows it before any other. */
export function commandBlocks(markdown: string): CommandBlock[] {
  const fences = [...markdown.matchAll(/^```(\w+)\n([^]*?)^```$/gm)].map(([, language, content = '']) => ({ language, content }));
  return fences.flatMap(({ language, content }, place) => {
    if (language !== 'sh') return [];
    const next = fences[place + 1];
    return [{ commands: content, shown: next?.language === 'text' ? next.content : '' }];
  });
}

/** Whether a command printed what is shown: literally, but for `…`, which stands for anything. */
export function isAsShown(printed: string, shown: string): boolean {
  const literal = shown.trim().split('…').map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${literal.join('[^]*')}$`).test(printed.trim());
}

/** The README's table of every environment variable, as `src/config.ts` has them. */
export function configurationTable(): string {
  const rows = Object.entries(VARIABLES).map(([name, { schema, unit, meaning }]) => {
    const preset = schema.safeParse(undefined).data;
    return `| \`${name}\` | ${preset === undefined ? '' : `\`${preset}\``} | ${unit} | ${meaning.replaceAll('|', '\\|')} |`;
  });
  return ['| variable | 默认 default | 单位 unit | 含义 meaning |', '|---|---|---|---|', ...rows].join('\n');
}
