"""Articles in PDF: what stands where on its pages, put back into paragraphs in the order of reading."""
