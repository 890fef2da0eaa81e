# Makes networks, some known and some drawn, and prints them with what networkx finds in them, as JSON: python3 centrality-oracle.py
import json
import random

import networkx
from networkx.algorithms.community import louvain_communities, modularity

# networkx.pagerank itself needs scipy; this is the same in plain Python.
from networkx.algorithms.link_analysis.pagerank_alg import _pagerank_python as pagerank


def drawn(seed, size, ties, directed):
    draw = random.Random(seed)
    graph = (networkx.DiGraph if directed else networkx.Graph)()
    graph.add_nodes_from(range(size))
    for _ in range(ties):
        # The square makes hubs of the lower numbers and leaves some of the higher ones alone.
        source, target = draw.randrange(size), int(size * draw.random() ** 2)
        if source != target:
            graph.add_edge(source, target, weight=draw.choice([0.1, 0.25, 0.5, 1]))
    return graph


networks = {
    "karate club": networkx.Graph(networkx.karate_club_graph().edges),
    "florentine families": networkx.convert_node_labels_to_integers(networkx.florentine_families_graph()),
    "two nodes": networkx.path_graph(2),
    "a path, one way": networkx.path_graph(5, create_using=networkx.DiGraph),
    **{f"planted groups {seed}": networkx.planted_partition_graph(6, 25, 0.4, 0.02, seed=seed) for seed in range(3)},
    **{f"drawn {seed}": drawn(seed, 60, 60 + 60 * seed, seed % 2 == 0) for seed in range(8)},
}


def found(graph):
    whole = networkx.Graph()
    whole.add_nodes_from(graph)
    for source, target, weight in graph.edges.data("weight", default=1):
        before = whole.get_edge_data(source, target, {"weight": 0})["weight"]
        whole.add_edge(source, target, weight=before + weight)
    by_node = lambda values: [values[node] for node in range(len(graph))]
    divisions = [louvain_communities(whole, seed=seed) for seed in range(5)]
    return {
        "size": len(graph),
        "directed": graph.is_directed(),
        "ties": [list(tie) for tie in graph.edges.data("weight", default=1)],
        "pageRank": by_node(pagerank(graph, tol=1e-14, max_iter=2000)),
        "betweenness": by_node(networkx.betweenness_centrality(graph)),
        "undirectedBetweenness": by_node(networkx.betweenness_centrality(whole)),
        "division": [sorted(community) for community in divisions[0]],
        "modularity": [modularity(whole, division) for division in divisions],
    }


print(json.dumps({name: found(graph) for name, graph in networks.items()}))
