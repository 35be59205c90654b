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

  it.each(['https://a.example/licences', 'https://a.example/?x=1', 'https://a.example/#x', 'https://user:word@a.example', 'https://a.example//', 'https://a.example:443', 'a.example', 'https://'])(
    'refuses %s as public address: it is no bare origin',
    (address) => {
      expect(() => readConfig({ PUBLIC_URL: address })).toThrow(/\n {2}PUBLIC_URL: must be https:\/\/host/);
    },
  );

  it('takes a public address with a port', () => {
    expect(readConfig({ PUBLIC_URL: 'https://a.example:8443' }).publicUrl).toBe('https://a.example:8443');
  });

  it('refuses an outside provider to which this service has no name', () => {
    expect(() => readConfig({ OIDC_ISSUER: 'https://id.example' })).toThrow(/\n {2}OIDC_CLIENT_ID: must be set with OIDC_ISSUER/);
    expect(readConfig({ OIDC_ISSUER: 'https://id.example', OIDC_CLIENT_ID: 'zhengku' }).OIDC_ISSUER).toBe('https://id.example');
  });

  it('refuses in service a provider that is not asked over https', () => {
    const service = { MODE: 'service', PUBLIC_URL: 'https://a.example', VAULT_PASSPHRASE: 'sixteen characters', OPERATOR_CODE: '11990101MA9900108H', OPERATOR_NAME: '演示' };
    const provider = { OIDC_ISSUER: 'http://id.example', OIDC_CLIENT_ID: 'zhengku' };
    expect(() => readConfig({ ...service, ...provider })).toThrow(/\n {2}OIDC_ISSUER: must be https when MODE=service/);
    expect(readConfig({ ...service, ...provider, OIDC_ISSUER: 'https://id.example' }).MODE).toBe('service');
    expect(readConfig(provider).MODE).toBe('demonstration');
    expect(() => readConfig({ ...provider, OIDC_ISSUER: 'ftp://id.example' })).toThrow(/\n {2}OIDC_ISSUER: /);
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
