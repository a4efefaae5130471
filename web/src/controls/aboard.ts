/** What a live page needs once somebody is signed in; loaded then. */
export { default as Aboard } from './Aboard.svelte';
export { default as HolderBar } from './HolderBar.svelte';
export { default as LiveControls } from './LiveControls.svelte';
export { default as OwnRow } from './OwnRow.svelte';
