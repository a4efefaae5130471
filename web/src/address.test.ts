import { expect, test } from 'vitest';
import { pageAt } from './address';

test.each([
  ['/fr/robotarget/demo/monitor', 'fr', 'demo'],
  ['/en/robotarget/Roof_2-b/monitor/', 'en', 'Roof_2-b'],
] as const)('%s is the live page', (path, language, telescope) => {
  expect(pageAt(path, 'en')).toEqual({ name: 'monitor', language, telescope });
});

test.each([
  ['/', '/fr/robotarget/demo/monitor'],
  ['/en', '/en/robotarget/demo/monitor'],
  ['/en/', '/en/robotarget/demo/monitor'],
  ['/robotarget/roof/monitor', '/fr/robotarget/roof/monitor'],
  ['/en/robotarget/roof', '/en/robotarget/roof/monitor'],
])('%s leads to %s for a French browser', (path, to) => {
  expect(pageAt(path, 'fr')).toEqual({ name: 'redirect', to });
});

test.each([
  ['/fr/account', { name: 'account', language: 'fr' }],
  ['/account', { name: 'redirect', to: '/en/account' }],
  ['/fr/account/statement', { name: 'statement', language: 'fr' }],
  ['/account/statement', { name: 'redirect', to: '/en/account/statement' }],
  ['/fr/operator/telescopes', { name: 'own-telescopes', language: 'fr' }],
  ['/en/operator/telescopes/new', { name: 'own-telescope', language: 'en', telescope: undefined }],
  ['/en/operator/telescopes/roof-2', { name: 'own-telescope', language: 'en', telescope: 'roof-2' }],
  ['/operator/telescopes/roof', { name: 'redirect', to: '/en/operator/telescopes/roof' }],
  ['/signed-in', { name: 'signed-in', language: 'en' }],
  ['/signed-out', { name: 'signed-out', language: 'en' }],
  ['/fr/observations', { name: 'observations', language: 'fr' }],
  ['/observations/', { name: 'redirect', to: '/en/observations' }],
  ['/fr/observations/tonight', { name: 'lost', language: 'fr' }],
  ['/fr/api-docs', { name: 'api', language: 'fr' }],
  ['/fr/help', { name: 'help', language: 'fr' }],
  ['/help', { name: 'redirect', to: '/en/help' }],
  ['/en/help/more', { name: 'lost', language: 'en' }],
  ['/en/design', { name: 'design', language: 'en' }],
  ['/api-docs/', { name: 'redirect', to: '/en/api-docs' }],
] as const)('%s is about who somebody is, or what programs may ask', (path, page) => {
  expect(pageAt(path, 'en')).toEqual(page);
});

test.each([
  ['/fr/robotarget/demo/gallery', { name: 'gallery', language: 'fr', telescope: 'demo' }],
  ['/robotarget/Roof_2/gallery/', { name: 'redirect', to: '/en/robotarget/Roof_2/gallery' }],
  ['/fr/robotarget/demo/gallery/x', { name: 'lost', language: 'fr' }],
  ['/fr/robotarget/a%2Fb/gallery', { name: 'lost', language: 'fr' }],
] as const)('%s is about all images of a telescope, or nothing', (path, page) => {
  expect(pageAt(path, 'en')).toEqual(page);
});

const BOOKING = '0b9a7d5e-50b5-4a33-8a1f-8a5f3f9f2c11';

test.each([
  [`/fr/bookings/${BOOKING}/access`, { name: 'access', language: 'fr', booking: BOOKING }],
  [`/bookings/${BOOKING}/access`, { name: 'redirect', to: `/en/bookings/${BOOKING}/access` }],
  [`/fr/bookings/${BOOKING}`, { name: 'redirect', to: `/fr/bookings/${BOOKING}/access` }],
  [`/fr/bookings/${BOOKING}/move`, { name: 'move', language: 'fr', booking: BOOKING }],
  [`/bookings/${BOOKING}/plan`, { name: 'redirect', to: `/en/bookings/${BOOKING}/plan` }],
  [`/en/bookings/${BOOKING}/plan`, { name: 'plan', language: 'en', booking: BOOKING }],
  ['/fr/bookings', { name: 'bookings', language: 'fr' }],
  ['/bookings/', { name: 'redirect', to: '/en/bookings' }],
  ['/fr/book', { name: 'book', language: 'fr', telescope: undefined }],
  ['/fr/book/demo', { name: 'book', language: 'fr', telescope: 'demo' }],
  ['/book/demo', { name: 'redirect', to: '/en/book/demo' }],
  [`/fr/watch/${'s'.repeat(43)}`, { name: 'watch', language: 'fr', secret: 's'.repeat(43) }],
  [`/watch/${'s'.repeat(43)}`, { name: 'redirect', to: `/en/watch/${'s'.repeat(43)}` }],
] as const)('%s is about a booking', (path, page) => {
  expect(pageAt(path, 'en')).toEqual(page);
});

test.each(['/fr/bookings/x/access', `/fr/bookings/${BOOKING}/price`, '/fr/bookings/x/move', `/fr/bookings/${BOOKING}/move/x`, `/fr/bookings/${BOOKING}/access/x`, '/fr/book/a%2Fb', '/fr/book/demo/x', '/fr/watch', '/fr/watch/short', '/fr/signed-in', '/fr/account/x', '/fr/account/statement/x', '/fr/operator', '/fr/operator/telescopes/Roof', '/fr/operator/telescopes/roof/x', '/signed-in/x', '/de/robotarget/demo/monitor', '/fr/robotarget', '/fr/robotarget/a%2Fb/monitor', '/fr/robotarget/demo/other', '/fr/robotarget/demo/monitor/x', `/fr/robotarget/${'x'.repeat(65)}/monitor`])(
  '%s leads nowhere',
  (path) => expect(pageAt(path, 'en').name).toBe('lost'),
);
