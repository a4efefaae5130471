import type { Page } from 'playwright-core';

/** Where the pages and the API are. */
interface Place {
  readonly address: string;
}

/** Signs in as one of the demonstration's people and stays on the account page; resolves with what the API knows them by. */
export async function signIn(page: Page, house: Place, language: string, name: string): Promise<string> {
  await page.goto(`${house.address}/${language}/account`);
  await page.getByTestId('sign-in').first().click();
  const given = page.waitForResponse((answer) => answer.url().endsWith('/auth/oauth2/token') && answer.ok());
  await page.getByRole('button', { name }).click();
  const tokens = (await (await given).json()) as { access_token: string };
  await page.getByTestId('account-name').waitFor();
  return tokens.access_token;
}

/** An hour at noon in a few days, in which nothing can work; the check says when it does. */
export function wishAtNoon() {
  const noon = new Date(Date.now() + 3 * 86_400_000);
  noon.setUTCHours(12, 0, 0, 0);
  const plan = {
    target: { name: 'Polaris', raJ2000Hours: 2.53, decJ2000Degrees: 89.26 },
    shots: [{ filter: 'L', exposureSeconds: 60, count: 5 }],
    constraints: { fromHourAngleHours: -12, toHourAngleHours: 12 },
  };
  return { telescope: 'demo', from: noon.toISOString(), to: new Date(+noon + 3_600_000).toISOString(), plan };
}

/** Books the first slot that works in a few days; resolves with the booking's id. */
export async function book(house: Place, token: string): Promise<string> {
  const ask = async (path: string, body: object) => {
    const answer = await fetch(`${house.address}/api/${path}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
    return (await answer.json()) as { nextSlots?: { from: string; to: string }[] };
  };
  const wish = wishAtNoon();
  const [slot] = (await ask('me/bookings/check', wish)).nextSlots!;
  const id = crypto.randomUUID();
  await ask('bookings', { ...wish, ...slot!, id });
  return id;
}
