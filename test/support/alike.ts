/** What differs between two answers apart from the id of the read, times, the receipt, and the object that was asked for. */
export function alike(text: string, asked: string): string {
  return text
    .replaceAll(asked, '<asked>')
    .replace(/"event":"[0-9a-f]{32}"/, '"event":""')
    .replace(/"receipt":"[^"]+"/, '"receipt":""')
    .replace(/"(asOf|statusAsOf)":"[^"]+"/g, '"$1":""');
}
