"""Items: questions made from facts, and what is assembled from them."""
