import type { Figures } from '../faq/figures';

/** A question and its answer, a paragraph a text. `id` is its place in the address. */
export interface Answered {
  readonly id: string;
  readonly question: string;
  readonly answer: readonly string[];
}

/** What the page of questions says, in English; loaded with it. The French dictionary has the same members, or the build fails. */
export const en = {
  title: 'Questions and answers',
  back: 'To the telescope',
  intro: 'What people ask before their first night, and during it.',
  groups: (of: Figures): readonly { readonly name: string; readonly questions: readonly Answered[] }[] => [
    {
      name: 'Sky and safety',
      questions: [
        {
          id: 'clouds',
          question: 'What if it is cloudy?',
          answer: [
            `Stellar looks at the safety monitor of the observatory before your session starts, and then every ${of.checkMinutes} minutes at the latest. When the sky is not safe, the session waits or is paused, and you see why on your booking’s page.`,
            `It goes on by itself after ${of.calmMinutes} minutes of nothing but safe, for as long as the rest of your slot still holds a frame. You need not be there.`,
            'Minutes that were lost to the sky are not charged.',
          ],
        },
        {
          id: 'safe',
          question: 'What does “safe” mean?',
          answer: [
            `Safe is only what the safety monitor itself says is safe. If it is not connected, says nothing, or its last word is older than ${of.safetySeconds} seconds, that counts as unsafe.`,
          ],
        },
        {
          id: 'fault',
          question: 'What if the telescope fails?',
          answer: [
            'Minutes lost to a fault of the telescope, or taken by its operator, are not charged. Neither are minutes of which nobody knows whether you got anything.',
            'A session that fails altogether, or never begins, costs nothing.',
          ],
        },
      ],
    },
    {
      name: 'Booking and credits',
      questions: [
        {
          id: 'slot',
          question: 'How long can a slot be?',
          answer: [
            `Slots begin at whole quarters of an hour and last from ${of.slotMinutes} minutes to ${of.slotHours} hours; a telescope may have narrower limits of its own. The form says at once if a slot and its target do not work together, why, and which next slots would.`,
          ],
        },
        {
          id: 'price',
          question: 'When do I pay, and what?',
          answer: [
            'When you book, the price of the slot is held: it is yours, but cannot be spent elsewhere. After the session each minute is looked at. You pay for minutes of exposing, for pointing, focusing and reading out between them, for your own pauses, and for the minutes after you ended the session yourself.',
            'What was held for all other minutes is free again: lost to sky or fault, or left over because your plan was done. Your booking’s page then has the bill, and your statement each movement.',
          ],
        },
        {
          id: 'bill',
          question: 'How do I read the bill?',
          answer: [
            'When a session is settled, mostly some minutes after it ends, the page of its booking has the bill: what the slot cost, what of it was charged, and what was given back.',
            'The band shows the slot minute by minute. What is tall was charged, what is low was not; the patterns are explained below it. The table has each kind of minute with how many there were and what they cost or gave back.',
            'Below, each stretch stands in words: from when to when, why, what the telescope itself said, and where that is written, so that it can be looked up. A minute counts as what most of it was; of a minute that was half charged and half not, nothing is charged.',
            'A slot that you gave up has no bill: what it cost stands in your statement.',
          ],
        },
        {
          id: 'refund',
          question: 'Do I have to ask for a refund?',
          answer: ['No. What is not charged is free again as soon as the session is settled. Every movement stands in your statement, with the way to its bill.'],
        },
        {
          id: 'cancel',
          question: 'Can I give a booking up?',
          answer: [
            'Yes, on its page. Until the moment that is written there it costs nothing; how long before the slot that is, each telescope decides for itself. After it, giving up costs the whole price, and you are told so before.',
            'If the operator gives your booking up or does not consent to it, you pay nothing.',
          ],
        },
        {
          id: 'change',
          question: 'Can I move a booking, or change its plan?',
          answer: [
            'Yes, on its page. You can move it to another time of the same telescope as long as giving it up costs nothing and the telescope was not told of it yet. What was held for it is free again, and the price of the new slot is held; the page says the difference before you confirm.',
            'The plan can be changed until the slot begins, for nothing. A telescope that knows the plan already is told the new one.',
          ],
        },
        {
          id: 'waiting',
          question: 'The slot I want is taken. Can I wait for it?',
          answer: [
            `Yes: if it is given up, it is offered to those who wait, in the order they came. An offer stands for ${of.offerHours} hours when there is plenty of time, and for ${of.offerMinutes} minutes when the slot is near; then it is the next one’s.`,
          ],
        },
      ],
    },
    {
      name: 'Notifications',
      questions: [
        {
          id: 'told',
          question: 'How am I told what happens to my session?',
          answer: [
            'By the list behind the bell, by e-mail, and on your devices: for each kind of news you choose the ways on your account’s page. Nobody is told twice of one thing by one way.',
            'E-mails go to an address that you confirmed, and each has a link that turns them off. Devices are browsers that you turned on there; they show messages even while Stellar is closed.',
          ],
        },
        {
          id: 'no-push',
          question: 'My browser shows no messages. Why?',
          answer: [
            'Your account’s page says where it stands: a browser may have been told to show none, then its settings for this site change that; an iPhone or iPad shows them only once Stellar is on its home screen. “Try it” sends a message and says what came of it.',
            'A device that its push service no longer knows is taken off the list. Turn it on again there.',
          ],
        },
        {
          id: 'shared-browser',
          question: 'Does the next person at this browser see my messages?',
          answer: ['Not after you signed out: that takes the browser off your devices, and if it could not be, the page says so before you go. If your session only ended by itself, messages may go on until somebody else signs in.'],
        },
      ],
    },
    {
      name: 'The live page',
      questions: [
        {
          id: 'ages',
          question: 'What do the ages beside the values mean?',
          answer: [
            `How long ago the observatory measured what you see. They count on by themselves, so that a value never looks newer than it is. What is older than ${of.silenceSeconds} seconds is greyed; the weather, which is told more seldom, after ${of.weatherSilenceSeconds} seconds.`,
            'They do not depend on the clock of your device.',
          ],
        },
        {
          id: 'connection',
          question: 'What happens when my connection breaks?',
          answer: [
            'To your session, nothing: the observatory works without your browser, and you may close it. The page says that it has lost Stellar, keeps the last values with their ages, and tries again by itself. When it is back it fetches what it missed.',
            `A page that you open without network shows the last state this device has seen, greyed and marked as such. It remembers ${of.keptTelescopes} telescopes for ${of.keptDays} days at most.`,
          ],
        },
        {
          id: 'observatory',
          question: 'And when the Internet of the observatory breaks?',
          answer: [
            `After ${of.aloneSeconds} seconds without Stellar, the relay at the observatory looks after your session alone, by written rules: the plan goes on, the target is switched off at the end of the slot, and if it is unsafe for ${of.aloneUnsafeSeconds} seconds everything is stopped and the mount is parked.`,
            'Images and events wait on its disk and come when the line is back. You then see in your session’s story what it did.',
          ],
        },
        {
          id: 'unknown',
          question: 'A control says “unknown”. What happened?',
          answer: [
            'The command was sent and its answer never came, so nobody can tell whether it was carried out. Stellar says so instead of guessing, and never sends a command twice by itself. Look at the telescope’s values to see what it did.',
          ],
        },
        {
          id: 'install',
          question: 'Can I install these pages on my phone?',
          answer: [
            'Yes. On Android, choose “Install app” in the browser’s menu; on an iPhone or iPad, “Add to Home Screen” behind the share button. It is the same page, without the browser’s bars. The red light keeps your eyes used to the dark.',
          ],
        },
      ],
    },
    {
      name: 'Images and guests',
      questions: [
        {
          id: 'images',
          question: 'Who sees my images?',
          answer: [
            'A public telescope’s live page and images can be seen and downloaded by anybody, those of your slot too. At a hidden telescope only its operator sees them and, during your slot and of your slot, you.',
            'Who booked, what it cost, and the messages of your booking are seen by you and the telescope’s operator only.',
          ],
        },
        {
          id: 'download',
          question: 'How do I get my images?',
          answer: [
            'Each frame can be downloaded as FITS from the image view. After the session your booking’s page has all frames as one ZIP file, a film of the night, and a small animation.',
            `These are kept for ${of.albumDays} days; after that you can have them made again from the frames.`,
          ],
        },
        {
          id: 'guests',
          question: 'How do I let friends watch?',
          answer: [
            `On your booking’s page you make a link: ${of.links} at most. Whoever has it sees the live page while your slot is open, ${of.lateSeconds} seconds later if you wish, and can control nothing. The link ends with the slot, or when you take it back.`,
          ],
        },
        {
          id: 'device',
          question: 'What stays on my device after I sign out?',
          answer: ['The pages themselves and whether you chose the red light. What you saw as somebody signed in is forgotten. On a device that is not yours, also close the browser.'],
        },
      ],
    },
  ],
};

/** What a dictionary of questions has to have. */
export type FaqWords = typeof en;
