"""From listing, feed or sitemap bytes to article references; never touches the network."""
