# Reads a graph file with the library named, and prints what it found as JSON: python3 read-graph.py networkx|igraph FILE
import io
import json
import sys

library, path = sys.argv[1:]
if library == "networkx":
    import networkx

    if path.endswith(".gexf"):
        # networkx knows the names of GEXF 1.1 and 1.2 only, as of its version 3. What it reads is the same in 1.3.
        with open(path, encoding="utf-8") as file:
            text = file.read().replace("http://gexf.net/1.3", "http://www.gexf.net/1.2draft")
        graph = networkx.read_gexf(io.StringIO(text), version="1.2draft")
    else:
        graph = networkx.read_graphml(path)
    nodes = [{"id": name, **data} for name, data in graph.nodes(data=True)]
    edges = [{"key": key, "ends": [source, target], **data} for source, target, key, data in graph.edges(keys=True, data=True)]
    about = dict(graph.graph)
else:
    import igraph

    graph = igraph.Graph.Read_GraphML(path)
    nodes = [vertex.attributes() for vertex in graph.vs]
    edges = [{"ends": [graph.vs[edge.source]["id"], graph.vs[edge.target]["id"]], **edge.attributes()} for edge in graph.es]
    about = {name: graph[name] for name in graph.attributes()}
# igraph has no number that is absent.
known = [[{key: value for key, value in each.items() if value == value} for each in part] for part in (nodes, edges)]
print(json.dumps({"directed": graph.is_directed(), "nodes": known[0], "edges": known[1], "about": about}, default=str))
