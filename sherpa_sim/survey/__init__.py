"""What the answers to a survey before and after say: pure rules on answers, without files and words."""
