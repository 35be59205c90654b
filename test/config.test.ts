import { ConfigFault, describeConfig, readConfig, VARIABLES } from '../src/config.js';

describe('the configuration', () => {
  it('has a default for everything that a demonstration needs', () => {
    const config = readConfig({});
    expect([config.MODE, config.PORT, config.HOST, config.DATABASE_URL]).toEqual(['demonstration', 8080, '127.0.0.1', undefined]);
    expect(config.publicUrl).toMatch(/^https:\/\/[^/]+:8443$/);
  });

  it('takes the public address without its slash', () => {
    expect(readConfig({ PUBLIC_URL: 'https://licence.example.gov.cn/' }).publicUrl).toBe('https://licence.example.gov.cn');
  });

  it('treats an empty variable as one that is not set', () => {
    expect(readConfig({ PORT: '' }).PORT).toBe(8080);
  });

  it('names every wrong variable at once, with its unit and meaning', () => {
    const wrong = (): unknown => readConfig({ PORT: '70000', DATABASE_URL: 'postgres://x', MODE: 'test' });
    expect(wrong).toThrow(ConfigFault);
    expect(wrong).toThrow(/PORT: .*port.*plain HTTP[\s\S]*|MODE: /);
    for (const name of ['PORT', 'DATABASE_URL', 'MODE']) expect(wrong).toThrow(new RegExp(`\\n {2}${name}: `));
  });

  it('refuses a public address that is not https: what is signed carries it', () => {
    expect(() => readConfig({ PUBLIC_URL: 'http://licence.example.gov.cn' })).toThrow(/PUBLIC_URL/);
  });

  it('makes nothing up in service', () => {
    expect(() => readConfig({ MODE: 'service' })).toThrow(/PUBLIC_URL[\s\S]*VAULT_PASSPHRASE[\s\S]*OPERATOR_CODE/);
  });

  it('is told line by line, secrets masked', () => {
    const told = describeConfig(readConfig({ DATABASE_URL: 'mysql://zhengku:open-sesame@127.0.0.1/zhengku', VAULT_PASSPHRASE: 'sixteen characters' })).join('\n');
    expect(told).not.toMatch(/open-sesame|sixteen characters/);
    expect(told.split('\n')).toHaveLength(Object.keys(VARIABLES).length);
    expect(told).toMatch(/^DATABASE_URL +••••••/m);
  });
});
