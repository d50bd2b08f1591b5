// The answers of a worker, for all kinds of threads.

export async function answer(engine, { name, values }, ready) {
  try {
    await ready;
    return { value: engine[name](...values) };
  } catch (error) {
    return { error: { name: error.name, message: error.message } };
  }
}
