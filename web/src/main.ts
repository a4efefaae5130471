import { mount } from 'svelte';
import App from './App.svelte';
import './design/fonts.css';
import './design/tokens.css';
import './design/base.css';
import { keptTheme, light } from './design/theme';
import { keepShell } from './shell/browser';

light(keptTheme());
if (import.meta.env.PROD) keepShell();
mount(App, { target: document.getElementById('page')! });
