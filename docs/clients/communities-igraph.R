# The graph of a node in igraph: how large it is, which ties it has, who is central; and a picture, where a file is named.
# usage: Rscript communities-igraph.R [ADDRESS] [PICTURE.pdf]
suppressPackageStartupMessages(library(igraph))

given <- commandArgs(trailingOnly = TRUE)
address <- if (length(given) >= 1) given[1] else Sys.getenv("COUNTERWEIGHT_NODE", "http://127.0.0.1:4000")
address <- sub("/+$", "", address)

file <- tempfile(fileext = ".graphml")
failed <- function(condition) {
  message("No graph from ", address, ": ", conditionMessage(condition))
  quit(status = 1)
}
tryCatch(
  invisible(download.file(paste0(address, "/graph.graphml"), file, quiet = TRUE, mode = "wb")),
  error = failed, warning = failed
)
graph <- read_graph(file, format = "graphml")

cat(vcount(graph), "actors,", ecount(graph), "ties\n\nTies by type\n")
types <- sort(table(E(graph)$type), decreasing = TRUE)
cat(sprintf("%5d  %s\n", as.integer(types), names(types)), sep = "")

# Communities on the graph without directions, parallel ties made one.
simple <- as.undirected(graph, mode = "collapse", edge.attr.comb = "ignore")
groups <- cluster_louvain(simple)
cat("\nMost central (PageRank), with community\n")
rank <- page_rank(graph)$vector
for (actor in head(order(-rank), 5)) {
  # Bytes as they came: names are UTF-8, whatever the terminal's locale is.
  writeLines(paste0(sprintf("%.4f  %2d  ", rank[actor], membership(groups)[actor]), V(graph)$name[actor]), useBytes = TRUE)
}

if (length(given) >= 2) {
  pdf(given[2], width = 10, height = 10)
  set.seed(1)
  plot(simple,
    vertex.color = membership(groups), vertex.size = 6, vertex.label = V(graph)$slug, vertex.label.cex = 0.6,
    edge.color = "grey70"
  )
  invisible(dev.off())
  cat("\n", given[2], "\n", sep = "")
}
