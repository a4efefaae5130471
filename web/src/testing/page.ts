import { cleanup, configure } from '@testing-library/svelte';
import { afterEach } from 'vitest';

// As long as a test itself may take: a busy machine is no fault.
configure({ asyncUtilTimeout: 60_000 });

afterEach(() => {
  cleanup();
  localStorage.clear();
});
