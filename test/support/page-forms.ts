/** A form of a page, as a browser would send it. */
export interface PageForm {
  readonly action: string;
  readonly fields: Readonly<Record<string, string>>;
}

/** The forms of a page that are sent by POST. */
export function formsIn(html: string): PageForm[] {
  return [...html.matchAll(/<form\b([^>]*)>([\s\S]*?)<\/form>/g)]
    .filter(([, attributes = '']) => attributeOf(attributes, 'method') === 'post')
    .map(([, attributes = '', content = '']) => ({ action: attributeOf(attributes, 'action') ?? '', fields: fieldsIn(content) }));
}

function fieldsIn(html: string): Record<string, string> {
  const inputs = [...html.matchAll(/<(?:input|textarea)\b([^>]*)>/g)].map(([, attributes = '']) => [attributeOf(attributes, 'name'), attributeOf(attributes, 'value') ?? ''] as const);
  const choices = [...html.matchAll(/<select\b([^>]*)>([\s\S]*?)<\/select>/g)].map(([, attributes = '', options = '']) => {
    const values = [...options.matchAll(/<option\b([^>]*)>/g)].map(([, option = '']) => attributeOf(option, 'value') ?? '');
    return [attributeOf(attributes, 'name'), values.find((value) => value !== '') ?? ''] as const;
  });
  return Object.fromEntries([...inputs, ...choices].flatMap(([name, value]) => (name === undefined ? [] : [[name, value]])));
}

function attributeOf(attributes: string, name: string): string | undefined {
  return new RegExp(`\\s${name}="([^"]*)"`).exec(` ${attributes}`)?.[1]?.replaceAll('&amp;', '&');
}
