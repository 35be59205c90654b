import { create } from 'qrcode';
import type { Config } from '../config.js';
import { CITY } from './city/city.js';
import type { Service } from './run-service.js';

/** What a start prints for people: where to click, a call to paste, and the address for phones as a QR code. */
export function welcome(config: Config, { origins, founded }: Service): Promise<string> {
  const [local = ''] = origins;
  const phone = origins.find((origin) => origin.startsWith('https://'));
  const lines = ['', `证库 Zhengku 已启动 is running${founded ? '，演示市已建立 (the demonstration city has just been founded)' : ''}`, ''];
  lines.push(`  首页 home          ${local}/`, `  持证人 phone       ${local}/phone`, `  核验 verify        ${local}/v/`, `  接口 interface     ${local}/docs`, '');
  if (config.MODE === 'demonstration') lines.push(...apiCall(local));
  if (phone !== undefined) lines.push('', `  手机（同一网络）phones on this network: ${phone}/phone`, '', terminalCode(`${phone}/`));
  return Promise.resolve(lines.join('\n'));
}

function apiCall(origin: string): string[] {
  const [holder] = CITY.signingHolders;
  const client = CITY.clients[CITY.clients.length - 1];
  const item = CITY.serviceItems.find(({ kind, department }) => kind === 'service' && department.code === client?.department);
  const [type] = CITY.licenceTypes.slice(-1);
  if (holder === undefined || item === undefined || client === undefined || type === undefined) return [];
  const body = {
    holder: { codeType: holder.code.codeType, code: holder.code.code },
    licenceTypes: [type.code],
    ground: 'duty',
    purpose: { category: 0, department: client.department, operator: '演示经办人', serviceItemName: item.names.zh, serviceItemCode: item.code, caseNumber: item.caseNumber.example, callingSystem: client.name, cause: '演示查询' },
  };
  return [
    '  另一部门查询一张驾驶证 another department looks up a driving licence:',
    '',
    `  TOKEN=$(npm run -s cli -- token ${client.clientId})`,
    `  curl -s ${origin}/v1/recognition/look-ups -H "Authorization: Bearer $TOKEN" -H 'Content-Type: application/json' -d '${JSON.stringify(body)}'`,
  ];
}

/** Two modules a character, dark on light whatever the terminal's colours. */
function terminalCode(text: string): string {
  const { modules } = create(text, { errorCorrectionLevel: 'L' });
  const quiet = 2;
  const isDark = (row: number, column: number): boolean =>
    row >= 0 && row < modules.size && column >= 0 && column < modules.size && modules.get(row, column) === 1;
  const lines: string[] = [];
  for (let row = -quiet; row < modules.size + quiet; row += 2) {
    let line = '';
    for (let column = -quiet; column < modules.size + quiet; column++) line += HALVES[Number(isDark(row, column)) * 2 + Number(isDark(row + 1, column))];
    lines.push(`  \u001b[30;107m${line}\u001b[0m`);
  }
  return lines.join('\n');
}

const HALVES = [' ', '▄', '▀', '█'] as const;
