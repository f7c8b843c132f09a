"""The invented team and the invented people of the demonstration: nobody in it exists."""
