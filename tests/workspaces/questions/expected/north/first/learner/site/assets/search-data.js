window.onbrandSearch={"entries":[["Ask first","","lessons/L01-ask-first.html","Ask one question before you offer anything. In a practice contact, ask one question before offering anything."],
["Ask first","Before you go","lessons/L01-ask-first.html#l01-before-you-go"," One answer is right. Which? The wrong one The right one  Put these in order. First things first Put second things second  Choose all that fit. Right Wrong Right as well"]],"synonyms":[["colleague","host"],
["colleagues","hosts"],
["customer","guest"],
["customers","guests"],
["manager","lead"],
["managers","leads"]]};
