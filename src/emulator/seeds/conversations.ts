/** Questions to a bicycle workshop and its answers: what the seeded training files are made of. */
export interface Conversation {
  readonly question: string;
  readonly answer: string;
  /** What the workshop would rather not say. */
  readonly curtAnswer: string;
}

const of = (question: string, answer: string, curtAnswer: string): Conversation => ({
  question,
  answer,
  curtAnswer,
});

export const conversations: readonly Conversation[] = [
  of(
    'How often should I oil my chain?',
    'Every 200 kilometres, and always after a ride in the rain. Wipe off what is left over, or it will collect grit.',
    'When it squeaks.',
  ),
  of(
    'Which pressure do my tyres need?',
    'The range is printed on the side of the tyre. Start in the middle of it and add half a bar for heavy bags.',
    'Read the tyre.',
  ),
  of(
    'My rear brake squeals. What can I do?',
    'Clean the rim or disc with alcohol first. If it still squeals, bring it in: the pads may have taken up oil.',
    'New pads.',
  ),
  of(
    'Do you repair electric bicycles?',
    'Yes, all brands for wheels, brakes and gears. Motors and batteries we send to their makers, which takes a week.',
    'Some of them.',
  ),
  of(
    'How long does a full service take?',
    'Two working days in winter and up to five in spring. We call you when the bicycle is ready.',
    'It depends.',
  ),
  of(
    'The gears skip when I climb. Why?',
    'Most likely the chain is worn. We measure it for free; if it is past its limit, the cassette may have to go too.',
    'Worn chain.',
  ),
  of(
    'Can I park a child seat on any frame?',
    'Not on carbon frames and not on most with rear suspension. Send us the model and we will look it up for you.',
    'No.',
  ),
  of(
    'What does it cost to replace a tube?',
    'Fourteen for the front and eighteen for the rear wheel, the tube included. You can wait for it.',
    'Around fifteen.',
  ),
  of(
    'My saddle hurts after an hour.',
    'Check its height and tilt first; we do that with you for free. Then try one of our test saddles for a week.',
    'Get used to it.',
  ),
  of(
    'Is it safe to ride in the snow?',
    'With studded tyres and less pressure, yes. Brake early, and with the rear wheel first.',
    'Better not.',
  ),
  of(
    'When are you open?',
    'Tuesday to Friday from nine to six, Saturday from ten to two. On Mondays we repair and keep the door closed.',
    'Most days.',
  ),
  of(
    'Can I return a helmet?',
    'Within thirty days, with its label on and no scratches. After a fall it must not be used again by anyone.',
    'With the receipt.',
  ),
  of(
    'Do you buy used bicycles?',
    'We take them in part exchange. Bring the frame number and proof that it is yours, and we make an offer at once.',
    'Sometimes.',
  ),
  of(
    'Which lock do you recommend?',
    'A hardened U-lock that weighs more than a kilogram. Lock the frame, not the wheel, to something that cannot move.',
    'A big one.',
  ),
  of(
    'My pedal makes a clicking sound.',
    'Take it off, grease the thread and tighten it well. If it goes on clicking, its bearing needs replacing.',
    'Grease it.',
  ),
  of(
    'How do I store a bicycle over winter?',
    'Dry, with its tyres at full pressure, and the chain oiled. Take the battery inside and leave it half charged.',
    'In the cellar.',
  ),
  of(
    'Can I fit wider tyres?',
    'Measure the gap in the fork and between the stays: there must be four millimetres left on each side of the tyre.',
    'Maybe.',
  ),
  of(
    'Why does my front light flicker?',
    'Usually it is the contact at the hub. Unplug it, clean both sides and press the plug together a little.',
    'Bad contact.',
  ),
  of(
    'Do you lend bicycles during a repair?',
    'We have three to lend, free of charge for repairs that last longer than a day. Ask for one when you book.',
    'If one is there.',
  ),
  of(
    'What is included in a small service?',
    'Brakes and gears adjusted, bolts checked, tyres pumped, chain oiled and a ride around the block.',
    'The basics.',
  ),
];

export const workshopPrompt =
  'You answer for a bicycle workshop: friendly, exact, in two or three sentences.';
