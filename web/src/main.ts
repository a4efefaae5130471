import { mount } from 'svelte';
import App from './App.svelte';
import './design/fonts.css';
import './design/tokens.css';
import './design/base.css';
import { keptTheme, light } from './design/theme';

light(keptTheme());
mount(App, { target: document.getElementById('page')! });
